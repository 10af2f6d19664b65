package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who speaks when: the first and the last word, and system messages in mid-conversation. */
final class RoleRules implements Rule {
    private static final int MOST_MESSAGES = 100_000;
    private static final Set<String> ROLES = Set.of("user", "assistant", "system");
    private static final Set<String> SYSTEM_BLOCKS = Set.of("text", "tool_addition", "tool_removal");

    @Override
    public Optional<Violation> violation(Asked asked) {
        JsonNode messages = asked.body().path("messages");
        if (messages.isEmpty()) {
            return Rule.says("messages: at least one message is required");
        }
        if (messages.size() > MOST_MESSAGES) {
            return Rule.says("messages: at most " + MOST_MESSAGES + " messages are allowed");
        }
        for (int i = 0; i < messages.size(); i++) {
            Optional<Violation> wrong = one(asked, messages, i);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return first(asked).or(() -> prefill(asked));
    }

    private static Optional<Violation> one(Asked asked, JsonNode messages, int index) {
        JsonNode message = messages.get(index);
        String path = "messages." + index;
        String role = message.path("role").asText();
        if (!ROLES.contains(role)) {
            return Rule.says(path + ".role: Input should be 'user' or 'assistant', was '" + role + "'");
        }
        JsonNode content = message.path("content");
        boolean setsOnly = role.equals("system") && message.has("output_config") && content.isMissingNode();
        if (!content.isTextual() && !content.isArray() && !setsOnly) {
            return Rule.says(path + ".content: Field required");
        }
        Optional<Violation> field = fields(asked, path, role, message);
        return field.isPresent() || !role.equals("system") ? field : system(asked, messages, index);
    }

    /** What a message has besides who says what is a beta of system messages. */
    private static Optional<Violation> fields(Asked asked, String path, String role, JsonNode message) {
        boolean system = role.equals("system");
        for (Iterator<String> names = message.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            boolean known = switch (name) {
                case "role", "content" -> true;
                case "clear_at" -> system && asked.hasBeta("mid-conversation-system-clear-at");
                case "output_config" -> system && asked.hasBeta("mid-conversation-output-config");
                default -> false;
            };
            if (!known) {
                return Rule.says(path + "." + name + ": Extra inputs are not permitted");
            }
        }
        boolean clearsLater =
                message.path("clear_at").asText("next_user_message").equals("next_user_message");
        return clearsLater ? Optional.empty() : Rule.says(path + ".clear_at: Input should be 'next_user_message'");
    }

    private static Optional<Violation> toolChange(Asked asked, String path, JsonNode block) {
        String type = block.path("type").asText();
        if (type.equals("text")) {
            return Optional.empty();
        }
        if (!asked.hasBeta("mid-conversation-tool-changes") && !asked.hasBeta("inline-tools")) {
            return Rule.says(
                    "%s: `%s` blocks need the beta mid-conversation-tool-changes-2026-07-01".formatted(path, type));
        }
        JsonNode tool = block.path("tool");
        boolean inline = tool.path("type").asText().equals("tool_definition");
        if (inline && !asked.hasBeta("inline-tools")) {
            return Rule.says("%s: `tool_definition` needs the beta inline-tools-2026-09-15".formatted(path));
        }
        String name = tool.path("name").asText();
        boolean known = inline || ToolRules.names(asked.body()).contains(name);
        return known
                ? Optional.empty()
                : Optional.of(new Violation(
                        "Tool reference '%s' has no corresponding tool definition".formatted(name),
                        "{\"error_code\":\"tool_reference_unresolved\"}"));
    }

    private static Optional<Violation> system(Asked asked, JsonNode messages, int index) {
        String path = "messages." + index;
        if (!asked.traits().systemMessages()) {
            return Rule.says(path + ": role 'system' is not supported on this model");
        }
        if (index == 0) {
            return Rule.says(path + ": the first message may not have the role 'system'");
        }
        JsonNode before = messages.get(index - 1);
        boolean afterServerTool = before.path("role").asText().equals("assistant")
                && lastType(before.path("content")).endsWith("_tool_result");
        if (!before.path("role").asText().equals("user") && !afterServerTool) {
            return Rule.says(path + ": a message with the role 'system' must follow a user message");
        }
        boolean last = index == messages.size() - 1;
        if (!last && !messages.get(index + 1).path("role").asText().equals("assistant")) {
            return Rule.says(
                    path + ": a message with the role 'system' must be last or be followed by an assistant message");
        }
        for (JsonNode block : message(messages, index)) {
            if (!SYSTEM_BLOCKS.contains(block.path("type").asText())) {
                return Rule.says(path + ": a message with the role 'system' may only have text");
            }
            Optional<Violation> change = toolChange(asked, path, block);
            if (change.isPresent()) {
                return change;
            }
        }
        return Optional.empty();
    }

    private static Iterable<JsonNode> message(JsonNode messages, int index) {
        JsonNode content = messages.get(index).path("content");
        return content.isArray() ? content : List.of();
    }

    private static Optional<Violation> first(Asked asked) {
        Asked.Turn first = asked.turns().getFirst();
        boolean compacted =
                !first.blocks().isEmpty() && first.blocks().getFirst().is("compaction");
        return first.role().equals("user") || compacted
                ? Optional.empty()
                : Rule.says("messages: first message must use the \"user\" role");
    }

    private static Optional<Violation> prefill(Asked asked) {
        if (!asked.turns().getLast().role().equals("assistant")) {
            return Optional.empty();
        }
        JsonNode last =
                asked.body().path("messages").path(asked.body().path("messages").size() - 1);
        if (lastType(last.path("content")).endsWith("_tool_result")) {
            return Optional.empty(); // a paused turn is sent back as it is
        }
        if (!asked.traits().prefill() || asked.thinks()) {
            return Rule.says("This model does not support assistant message prefill."
                    + " The conversation must end with a user message.");
        }
        return Optional.empty();
    }

    private static String lastType(JsonNode content) {
        return content.path(content.size() - 1).path("type").asText();
    }
}
