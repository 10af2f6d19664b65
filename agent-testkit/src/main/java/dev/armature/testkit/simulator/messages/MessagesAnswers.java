package dev.armature.testkit.simulator.messages;

import dev.armature.testkit.simulator.cache.CacheUsage;
import dev.armature.testkit.simulator.dialect.Answer;
import dev.armature.testkit.simulator.json.Json;
import java.util.stream.Collectors;

/** Writes answers of the Messages API as one JSON object. The order of fields is the provider's. */
final class MessagesAnswers {
    private MessagesAnswers() {}

    static String whole(Answer answer) {
        String usage = switch (answer.counters()) {
            case TOLD -> ",\"usage\":" + usage(answer);
            case NULL -> ",\"usage\":{\"input_tokens\":null,\"output_tokens\":null}";
            case ABSENT -> "";
        };
        return "{\"id\":" + Json.quote(answer.id())
                + ",\"type\":\"message\",\"role\":\"assistant\",\"model\":" + Json.quote(answer.model())
                + ",\"content\":["
                + answer.blocks().stream().map(MessagesAnswers::block).collect(Collectors.joining(","))
                + "],\"stop_reason\":" + Json.quote(answer.stopReason())
                + ",\"stop_sequence\":null,\"stop_details\":" + answer.stopDetailsJson()
                + ",\"container\":null,\"diagnostics\":" + answer.diagnosticsJson() + transformations(answer) + usage
                + "}";
    }

    static String block(Answer.Block block) {
        return switch (block) {
            case Answer.Block.Text text ->
                "{\"type\":\"text\",\"text\":" + Json.quote(text.text()) + ",\"citations\":null}";
            case Answer.Block.Thinking thinking ->
                "{\"type\":\"thinking\",\"thinking\":" + Json.quote(thinking.text()) + ",\"signature\":"
                        + Json.quote(thinking.signature()) + "}";
            case Answer.Block.ToolUse use ->
                "{\"type\":\"tool_use\",\"id\":" + Json.quote(use.id()) + ",\"name\":" + Json.quote(use.name())
                        + ",\"input\":" + input(use) + ",\"caller\":{\"type\":\"direct\"}}";
            case Answer.Block.Raw raw -> raw.json();
        };
    }

    /** The counters that are known before the answer. */
    static String promptCounters(CacheUsage prompt) {
        return "\"input_tokens\":" + prompt.input()
                + ",\"cache_creation_input_tokens\":" + prompt.written()
                + ",\"cache_read_input_tokens\":" + prompt.read()
                + ",\"cache_creation\":{\"ephemeral_5m_input_tokens\":" + prompt.write5m()
                + ",\"ephemeral_1h_input_tokens\":" + prompt.write1h() + "}";
    }

    /** What was left out of the prompt, as a field; empty text for nothing. */
    static String transformations(Answer answer) {
        String json = answer.transformationsJson();
        return json.isEmpty() ? "" : ",\"input_transformations\":" + json;
    }

    private static String usage(Answer answer) {
        return "{" + promptCounters(answer.prompt())
                + ",\"output_tokens\":" + answer.outputTokens()
                + ",\"output_tokens_details\":{\"thinking_tokens\":" + answer.thinkingTokens()
                + "},\"server_tool_use\":null,\"service_tier\":\"standard\",\"inference_geo\":null,\"speed\":null}";
    }

    /** A cut input cannot stand in a JSON object; the provider gives an empty one then. */
    private static String input(Answer.Block.ToolUse use) {
        try {
            return Json.read(use.inputText()).isObject() ? use.inputText() : "{}";
        } catch (IllegalArgumentException e) {
            return "{}";
        }
    }
}
