package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Content blocks: what each kind must have, and texts that may not be empty. */
final class ContentRules implements Rule {
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "text", List.of("text"),
            "image", List.of("source"),
            "document", List.of("source"),
            "search_result", List.of("source", "title", "content"),
            "tool_use", List.of("id", "name", "input"),
            "tool_result", List.of("tool_use_id"),
            "thinking", List.of("thinking", "signature"),
            "redacted_thinking", List.of("data"));
    private static final Map<String, String> CALL_ID = Map.of("tool_use", "id", "tool_result", "tool_use_id");
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9_-]+");
    /** What a user, or the system in mid-conversation, may send. What the model sent may come back whatever it is. */
    private static final Set<String> IN_USER = Set.of(
            "text",
            "image",
            "document",
            "search_result",
            "tool_result",
            "container_upload",
            "compaction",
            "tool_addition",
            "tool_removal");

    private static final Set<String> IN_RESULT =
            Set.of("text", "image", "document", "search_result", "tool_reference", "browser_state");
    private static final List<String> ASSISTANT_ONLY = List.of("tool_use", "thinking", "redacted_thinking");

    @Override
    public Optional<Violation> violation(Asked asked) {
        JsonNode messages = asked.body().path("messages");
        for (int i = 0; i < messages.size(); i++) {
            boolean last = i == messages.size() - 1;
            Optional<Violation> wrong = message(asked, "messages." + i, messages.get(i), last);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return system(asked.body().path("system"));
    }

    private static Optional<Violation> system(JsonNode system) {
        if (!system.isArray()) {
            return Optional.empty();
        }
        for (int i = 0; i < system.size(); i++) {
            if (!system.get(i).path("type").asText().equals("text")) {
                return Rule.says("system." + i + ".type: Input should be 'text'");
            }
            if (system.get(i).path("text").asText().isBlank()) {
                return Rule.says("system: text content blocks must be non-empty");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> message(Asked asked, String path, JsonNode message, boolean last) {
        JsonNode content = message.path("content");
        boolean assistant = message.path("role").asText().equals("assistant");
        if (content.isTextual() && content.asText().isBlank() && !(last && assistant)) {
            return Rule.says(path + ": text content blocks must be non-empty");
        }
        if (content.isEmpty() && content.isArray() && !(last && assistant)) {
            return Rule.says(path + ": all messages must have non-empty content"
                    + " except for the optional final assistant message");
        }
        for (int i = 0; i < content.size(); i++) {
            Optional<Violation> wrong = block(asked, path + ".content." + i, content.get(i), assistant);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        if (last && assistant && endsInWhiteSpace(content)) {
            return Rule.says("messages: final assistant content cannot end with trailing whitespace");
        }
        return Optional.empty();
    }

    private static Optional<Violation> block(Asked asked, String path, JsonNode block, boolean assistant) {
        String type = block.path("type").asText();
        if (type.isEmpty()) {
            return Rule.says(path + ".type: Field required");
        }
        for (String field : REQUIRED.getOrDefault(type, List.of())) {
            if (!block.has(field)) {
                return Rule.says("%s.%s.%s: Field required".formatted(path, type, field));
            }
        }
        if (!assistant && !IN_USER.contains(type)) {
            return ASSISTANT_ONLY.contains(type)
                    ? Rule.says("%s: `%s` blocks can only be in `assistant` messages".formatted(path, type))
                    : unknown(path, type, IN_USER);
        }
        Optional<Violation> odd = id(path, type, block);
        if (odd.isPresent()) {
            return odd;
        }
        if (type.equals("text") && block.path("text").asText().isBlank()) {
            return Rule.says("messages: text content blocks must be non-empty");
        }
        if (type.equals("thinking") && block.path("signature").asText("").isEmpty()) {
            return Rule.says(path + ": Invalid `signature` in `thinking` block");
        }
        if (type.equals("tool_use") && !block.path("input").isObject()) {
            return Rule.says(path + ".tool_use.input: Input should be a valid dictionary");
        }
        if (assistant && (type.equals("tool_result") || type.equals("image"))) {
            return Rule.says("%s: `%s` blocks can only be in `user` messages".formatted(path, type));
        }
        Optional<Violation> inner = type.equals("tool_result") ? result(path, block.path("content")) : Optional.empty();
        return inner.or(() -> DocumentRules.block(path, block)).or(() -> ofVersion2026(asked, path, block, assistant));
    }

    private static Optional<Violation> result(String path, JsonNode content) {
        for (int i = 0; i < content.size(); i++) {
            String type = content.path(i).path("type").asText();
            if (!IN_RESULT.contains(type)) {
                return unknown(path + ".tool_result.content." + i, type, IN_RESULT);
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> unknown(String path, String type, Set<String> expected) {
        return Rule.says("%s: Input tag '%s' found using 'type' does not match any of the expected tags: '%s'"
                .formatted(path, type, String.join("', '", new TreeSet<>(expected))));
    }

    private static Optional<Violation> id(String path, String type, JsonNode block) {
        if (!CALL_ID.containsKey(type)) {
            return Optional.empty();
        }
        JsonNode id = block.path(CALL_ID.get(type));
        String where = path + "." + type + "." + CALL_ID.get(type);
        if (!id.isTextual()) {
            return Rule.says(where + ": Input should be a valid string");
        }
        return ID.matcher(id.asText()).matches()
                ? Optional.empty()
                : Rule.says(where + ": String should match pattern '^[a-zA-Z0-9_-]+$'");
    }

    private static Optional<Violation> ofVersion2026(Asked asked, String path, JsonNode block, boolean assistant) {
        if (!asked.isOfVersion2026()) {
            return Optional.empty();
        }
        if (assistant && block.path("type").asText().equals("document")) {
            return Rule.says(path + ": `document` blocks are not allowed in `assistant` messages");
        }
        if (!assistant && cites(block)) {
            return Rule.says(path + ".text.citations: not allowed in `user` messages");
        }
        JsonNode content = block.path("content");
        for (int i = 0; !assistant && i < content.size(); i++) {
            JsonNode inner = content.path(i);
            if (cites(inner)) {
                return Rule.says(path + ".content." + i + ".text.citations: not allowed in `user` messages");
            }
            if (inner.path("type").asText().equals("search_result")) {
                Optional<Violation> wrong = ofVersion2026(asked, path + ".content." + i, inner, false);
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean cites(JsonNode block) {
        return block.path("type").asText().equals("text")
                && !block.path("citations").isEmpty();
    }

    private static boolean endsInWhiteSpace(JsonNode content) {
        String text = content.isTextual()
                ? content.asText()
                : content.path(content.size() - 1).path("text").asText();
        return !text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1));
    }
}
