package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What messages of Chat Completions are made of: which parts each role may say, and where a cache breakpoint may stand. */
final class ChatPartRules {
    private static final Set<String> TEXT = Set.of("text");
    private static final Map<String, Set<String>> PARTS = Map.of(
            "system", TEXT,
            "developer", TEXT,
            "tool", TEXT,
            "user", Set.of("text", "image_url", "input_audio", "file"),
            "assistant", Set.of("text", "refusal"));

    private ChatPartRules() {}

    static Optional<Violation> messages(JsonNode messages) {
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.path(i);
            String path = "messages[" + i + "]";
            Set<String> types = PARTS.getOrDefault(message.path("role").asText(), Set.of());
            Optional<Violation> wrong = BreakpointRules.none(path, message)
                    .or(() -> calls(path + ".tool_calls", message.path("tool_calls")))
                    .or(() -> parts(path + ".content", message.path("content"), types));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> calls(String path, JsonNode calls) {
        for (int i = 0; i < calls.size(); i++) {
            String at = path + "[" + i + "]";
            JsonNode function = calls.path(i).path("function");
            Optional<Violation> wrong = BreakpointRules.none(at, calls.path(i))
                    .or(() -> text(at + ".function.name", function.path("name")))
                    .or(() -> text(at + ".function.arguments", function.path("arguments")));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> text(String param, JsonNode value) {
        return value.isMissingNode() || value.isTextual()
                ? Optional.empty()
                : OpenAiViolations.invalidType(param, "a string", value);
    }

    /** A role that nobody has is said by another rule, so its parts are let pass here. */
    private static Optional<Violation> parts(String path, JsonNode parts, Set<String> types) {
        if (!parts.isArray() || types.isEmpty()) {
            return Optional.empty();
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
        Optional<Violation> file =
                type.equals("file") ? DocumentRules.file(path + ".file", part.path("file")) : Optional.empty();
        return file.or(
                () -> type.equals("refusal") ? BreakpointRules.none(path, part) : BreakpointRules.form(path, part));
    }
}
