package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The items of a conversation: which there are, what they hold, and that calls and outputs belong together. */
final class ResponsesItemRules {
    private static final Set<String> ROLES = Set.of("user", "assistant", "system", "developer");
    private static final Set<String> INPUTS = Set.of("input_text", "input_image", "input_file", "input_audio");
    private static final Set<String> OUTPUTS = Set.of("output_text", "refusal");

    /** What an item of each type must have. */
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "message", List.of("role", "content"),
            "function_call", List.of("call_id", "name", "arguments"),
            "function_call_output", List.of("call_id", "output"),
            "reasoning", List.of("id", "summary"),
            "item_reference", List.of("id"));

    /** What an item of each type may have besides its type; other types are the provider's own, and not looked into. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "message", Set.of("role", "content", "id", "status", "phase"),
            "function_call", Set.of("call_id", "name", "arguments", "id", "status", "namespace"),
            "function_call_output", Set.of("call_id", "output", "id", "status"),
            "reasoning", Set.of("id", "summary", "content", "encrypted_content", "status"),
            "item_reference", Set.of("id"));

    private static final Set<String> PROVIDERS_OWN = Set.of(
            "code_interpreter_call",
            "compaction",
            "computer_call",
            "computer_call_output",
            "custom_tool_call",
            "custom_tool_call_output",
            "file_search_call",
            "image_generation_call",
            "local_shell_call",
            "local_shell_call_output",
            "mcp_approval_request",
            "mcp_approval_response",
            "mcp_call",
            "mcp_list_tools",
            "web_search_call");

    private ResponsesItemRules() {}

    static Optional<Violation> input(JsonNode input) {
        Map<String, Integer> open = new LinkedHashMap<>();
        Map<String, Integer> known = new LinkedHashMap<>();
        for (int i = 0; i < input.size(); i++) {
            JsonNode item = input.path(i);
            String path = "input[" + i + "]";
            Optional<Violation> wrong = item(path, item);
            if (wrong.isPresent()) {
                return wrong;
            }
            String callId = item.path("call_id").asText();
            switch (item.path("type").asText()) {
                case "function_call" -> {
                    if (known.put(callId, i) != null) {
                        return OpenAiViolations.says(
                                path + ".call_id",
                                "invalid_value",
                                "Duplicate function call with call_id " + callId + ".");
                    }
                    open.put(callId, i);
                }
                case "function_call_output" -> {
                    if (open.remove(callId) == null) {
                        String what = known.containsKey(callId)
                                ? "Duplicate function call output with call_id "
                                : "No tool call found for function call output with call_id ";
                        return OpenAiViolations.says("input", "", what + callId + ".");
                    }
                }
                default -> {}
            }
        }
        return open.isEmpty()
                ? Optional.empty()
                : OpenAiViolations.says(
                        "input",
                        "",
                        "No tool output found for function call "
                                + open.keySet().iterator().next() + ".");
    }

    private static Optional<Violation> item(String path, JsonNode item) {
        String type = item.path("type").asText(item.has("role") ? "message" : "");
        if (PROVIDERS_OWN.contains(type)) {
            return Optional.empty();
        }
        Set<String> fields = FIELDS.getOrDefault(type, Set.of());
        if (fields.isEmpty()) {
            Set<String> all = new TreeSet<>(FIELDS.keySet());
            all.addAll(PROVIDERS_OWN);
            return type.isEmpty()
                    ? OpenAiViolations.missing(path + ".type")
                    : OpenAiViolations.unsupported(path, type, all);
        }
        for (Iterator<String> names = item.fieldNames(); names.hasNext(); ) {
            String field = names.next();
            if (!field.equals("type") && !fields.contains(field)) {
                return OpenAiViolations.unknown(path + "." + field);
            }
        }
        for (String field : REQUIRED.getOrDefault(type, List.of())) {
            if (!item.has(field)) {
                return OpenAiViolations.missing(path + "." + field);
            }
        }
        return switch (type) {
            case "message" -> message(path, item);
            case "function_call" ->
                item.path("arguments").isTextual() ? Optional.empty() : invalidType(path + ".arguments", "a string");
            case "function_call_output" -> parts(path + ".output", item.path("output"), INPUTS);
            case "item_reference" -> notStored(item);
            case "reasoning" -> item.hasNonNull("encrypted_content") ? Optional.empty() : notStored(item);
            default -> Optional.empty();
        };
    }

    private static Optional<Violation> message(String path, JsonNode item) {
        String role = item.path("role").asText();
        if (!ROLES.contains(role)) {
            return OpenAiViolations.unsupported(path + ".role", role, ROLES);
        }
        return parts(path + ".content", item.path("content"), role.equals("assistant") ? OUTPUTS : INPUTS);
    }

    private static Optional<Violation> parts(String path, JsonNode parts, Set<String> types) {
        if (parts.isTextual()) {
            return Optional.empty();
        }
        if (!parts.isArray()) {
            return invalidType(path, "an array of objects or a string");
        }
        for (int i = 0; i < parts.size(); i++) {
            Optional<Violation> wrong = part(path + "[" + i + "]", parts.path(i), types);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> part(String path, JsonNode part, Set<String> types) {
        String type = part.path("type").asText();
        if (!types.contains(type)) {
            return OpenAiViolations.unsupported(path + ".type", type, types);
        }
        Optional<Violation> file = type.equals("input_file") ? DocumentRules.file(path, part) : Optional.empty();
        return file.or(() -> BreakpointRules.form(path, part));
    }

    private static Optional<Violation> invalidType(String path, String expected) {
        return OpenAiViolations.says(
                path, "invalid_type", "Invalid type for '" + path + "': expected one of " + expected + ".");
    }

    private static Optional<Violation> notStored(JsonNode item) {
        return OpenAiViolations.says(
                "input",
                "",
                "Item with id '%s' not found. Items are not persisted when `store` is set to false."
                        .formatted(item.path("id").asText()));
    }
}
