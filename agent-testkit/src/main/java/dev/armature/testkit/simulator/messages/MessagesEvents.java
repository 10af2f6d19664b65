package dev.armature.testkit.simulator.messages;

import dev.armature.testkit.simulator.dialect.Answer;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.reply.Chunking;
import dev.armature.testkit.simulator.reply.Pace;
import dev.armature.testkit.simulator.stream.Frame;
import dev.armature.testkit.simulator.stream.Pacing;
import dev.armature.testkit.simulator.stream.TextPieces;
import java.util.ArrayList;
import java.util.List;

/** Writes answers of the Messages API as events, in the provider's order and shapes. */
final class MessagesEvents {
    static final Frame PING = new Frame.Event("ping", "{\"type\":\"ping\"}");

    private final Chunking chunking;
    private final Pacing pacing;
    private final List<Frame> frames = new ArrayList<>();

    MessagesEvents(Chunking chunking, Pace pace) {
        this.chunking = chunking;
        this.pacing = new Pacing(pace);
    }

    List<Frame> of(Answer answer) {
        frames.add(new Frame.Event("message_start", start(answer)));
        for (int index = 0; index < answer.blocks().size(); index++) {
            block(index, answer.blocks().get(index));
        }
        frames.add(new Frame.Event("message_delta", delta(answer)));
        frames.add(new Frame.Event("message_stop", "{\"type\":\"message_stop\"}"));
        return frames;
    }

    private void block(int index, Answer.Block block) {
        switch (block) {
            case Answer.Block.Text text -> {
                startBlock(index, "{\"type\":\"text\",\"text\":\"\"}");
                for (String piece : TextPieces.of(text.text(), chunking.charsPerDelta())) {
                    delta(index, "text_delta", "text", piece);
                }
            }
            case Answer.Block.Thinking thinking -> {
                startBlock(index, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}");
                for (String piece : TextPieces.of(thinking.text(), chunking.charsPerDelta())) {
                    delta(index, "thinking_delta", "thinking", piece);
                }
                delta(index, "signature_delta", "signature", thinking.signature());
            }
            case Answer.Block.ToolUse use -> {
                startBlock(
                        index,
                        "{\"type\":\"tool_use\",\"id\":" + Json.quote(use.id()) + ",\"name\":" + Json.quote(use.name())
                                + ",\"input\":{}}");
                // The provider's first fragment is always empty, and its own clients rely on there being one.
                delta(index, "input_json_delta", "partial_json", "");
                for (String piece : TextPieces.ofJson(use.inputText(), chunking)) {
                    delta(index, "input_json_delta", "partial_json", piece);
                }
            }
            case Answer.Block.Raw raw -> startBlock(index, raw.json());
        }
        frames.add(new Frame.Event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":" + index + "}"));
    }

    private void startBlock(int index, String json) {
        frames.add(new Frame.Event(
                "content_block_start",
                "{\"type\":\"content_block_start\",\"index\":" + index + ",\"content_block\":" + json + "}"));
        if (index == 0) {
            frames.add(PING);
        }
    }

    private void delta(int index, String type, String field, String text) {
        pacing.beforeDelta(frames);
        frames.add(new Frame.Event(
                "content_block_delta",
                "{\"type\":\"content_block_delta\",\"index\":" + index + ",\"delta\":{\"type\":\"" + type + "\",\""
                        + field + "\":" + Json.quote(text) + "}}"));
    }

    private static String start(Answer answer) {
        String usage = switch (answer.counters()) {
            case TOLD ->
                ",\"usage\":{" + MessagesAnswers.promptCounters(answer.prompt())
                        + ",\"output_tokens\":1,\"service_tier\":\"standard\"}";
            case NULL ->
                ",\"usage\":{\"input_tokens\":null,\"cache_creation_input_tokens\":null,"
                        + "\"cache_read_input_tokens\":null,\"output_tokens\":null}";
            case ABSENT -> "";
        };
        return "{\"type\":\"message_start\",\"message\":{\"id\":" + Json.quote(answer.id())
                + ",\"type\":\"message\",\"role\":\"assistant\",\"model\":" + Json.quote(answer.model())
                + ",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,\"diagnostics\":"
                + answer.diagnosticsJson()
                + MessagesAnswers.transformations(answer) + usage + "}}";
    }

    private static String delta(Answer answer) {
        String details = answer.stopDetailsJson().equals("null") ? "" : ",\"stop_details\":" + answer.stopDetailsJson();
        String usage = switch (answer.counters()) {
            case TOLD -> ",\"usage\":{\"output_tokens\":" + answer.outputTokens() + "}";
            case NULL -> ",\"usage\":{\"output_tokens\":null}";
            case ABSENT -> "";
        };
        return "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":" + Json.quote(answer.stopReason())
                + ",\"stop_sequence\":null" + details + "}" + usage + "}";
    }
}
