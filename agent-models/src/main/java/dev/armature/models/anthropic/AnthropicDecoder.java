package dev.armature.models.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.StopReason;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.usage.Usage;
import dev.armature.models.http.AnswerSoFar;
import dev.armature.models.http.CallIds;
import dev.armature.models.http.Endpoint;
import dev.armature.models.http.EventJson;
import dev.armature.models.http.WireDecoder;
import dev.armature.models.http.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Understands the events of a Messages stream.
 *
 * <p>Strict where a mistake would be believed (an answer without {@code message_stop} is not complete, an input that is
 * not a JSON object is not an input), lenient everywhere else: unknown events and deltas are skipped, unknown blocks are
 * kept as they came, doubled and missing stops, gaps between indexes and deltas for nothing do no harm.
 */
final class AnthropicDecoder implements WireDecoder {
    /** Far more than any model says at once; what a server that never stops sends must not keep this busy for hours. */
    private static final int MOST_BLOCKS = 10_000;

    private final Endpoint endpoint;
    private final AnswerSoFar answer = new AnswerSoFar();
    private final Map<Integer, OpenBlock> open = new TreeMap<>();
    /** Over, but not told: a call of which no input came, which may have been cut off, and what follows it. */
    private final List<OpenBlock> held = new ArrayList<>();

    private final CallIds callIds = new CallIds();
    private final UsageCounter usage = new UsageCounter();
    private final PieceReader pieces = new PieceReader();
    private @Nullable StopReason stopReason;

    AnthropicDecoder(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public @Nullable ModelEvent poll() {
        return answer.poll();
    }

    @Override
    public boolean progressed() {
        return answer.hasGrown();
    }

    @Override
    public Usage usage() {
        return usage.usage();
    }

    @Override
    public void end(ModelFailure cutOff) {
        answer.fail(cutOff, usage());
    }

    @Override
    public void event(String name, byte[] data, int length, boolean whole) {
        if (answer.hasEnded()) {
            return;
        }
        if (whole && understood(name, data, length)) {
            return;
        }
        ModelFailure failure = EventJson.read(
                data,
                length,
                whole,
                endpoint,
                event -> understand(event.path("type").asText(name), event, data, length));
        if (failure != null) {
            answer.fail(failure, usage());
        }
    }

    /** Whether it was one of the events that come most often, and is dealt with. */
    private boolean understood(String name, byte[] data, int length) {
        boolean isPiece = name.equals(PieceReader.PIECE);
        if (!(isPiece || name.equals(PieceReader.STOP)) || !pieces.read(name, data, length)) {
            return false;
        }
        if (isPiece) {
            piece(open.get(pieces.index()), pieces.text());
        } else {
            blockStop(pieces.index());
        }
        return true;
    }

    private void understand(String type, ObjectNode event, byte[] data, int length) {
        switch (type) {
            case "message_start" -> messageStart(event.path("message"));
            case "content_block_start" -> blockStart(event, WireJson.verbatim(data, length, "content_block"));
            case "content_block_delta" -> delta(event);
            case "content_block_stop" -> blockStop(event.path("index").asInt(-1));
            case "message_delta" -> messageDelta(event);
            case "message_stop" -> messageStop();
            case "error" -> answer.fail(endpoint.toldInStream(event), usage());
            default -> {
                // pings, and the interface promises that events will be added; they say no more than that somebody
                // lives
            }
        }
    }

    private void messageStart(JsonNode message) {
        usage.report(message.path("usage"));
        answer.start(message.path("id").asText(""), message.path("model").asText(""));
    }

    private void blockStart(ObjectNode event, String verbatim) {
        answer.grow();
        closeAll();
        if (answer.size() + held.size() >= MOST_BLOCKS) {
            answer.fail(endpoint.malformed("it has more than " + MOST_BLOCKS + " blocks"), usage());
            return;
        }
        if (!(event.path("content_block") instanceof ObjectNode start)) {
            return;
        }
        OpenBlock block = new OpenBlock(start, verbatim);
        open.put(event.path("index").asInt(-1), block);
        switch (block.type()) {
            case "tool_use" -> {
                unique(block);
                answer.call(block.id(), block.name());
            }
            case "text" -> answer.say(block.text());
            case "thinking" -> answer.think(block.text());
            default -> {
                // nothing to show
            }
        }
    }

    private void unique(OpenBlock block) {
        String id = callIds.take(block.id(), "toolu");
        if (!id.equals(block.id())) {
            block.rename(id);
        }
    }

    private void piece(@Nullable OpenBlock block, String text) {
        if (block == null) {
            return;
        }
        switch (pieces.kind()) {
            case TEXT -> said(block, text);
            case THINKING -> thought(block, text);
            case INPUT -> block.addJson(grown(text));
        }
    }

    private void delta(ObjectNode event) {
        OpenBlock block = open.get(event.path("index").asInt(-1));
        JsonNode delta = event.path("delta");
        if (block == null) {
            return;
        }
        switch (delta.path("type").asText("")) {
            case "text_delta" -> said(block, delta.path("text").asText(""));
            case "thinking_delta" -> thought(block, delta.path("thinking").asText(""));
            case "input_json_delta" ->
                block.addJson(grown(delta.path("partial_json").asText("")));
            case "signature_delta" -> block.sign(grown(delta.path("signature").asText("")));
            case "citations_delta" -> block.cite(delta.path("citation"));
            default -> {
                // the interface promises that deltas will be added
            }
        }
    }

    /** A piece of a block; only one that says something is progress. */
    private String grown(String piece) {
        if (!piece.isEmpty()) {
            answer.grow();
        }
        return piece;
    }

    private void said(OpenBlock block, String text) {
        block.addText(text);
        answer.say(text);
    }

    private void thought(OpenBlock block, String text) {
        block.addText(text);
        answer.think(text);
    }

    private void blockStop(int index) {
        OpenBlock block = open.remove(index);
        if (block == null) {
            return;
        }
        answer.grow();
        over(block);
    }

    /** A block whose stop did not come is over when the next begins. */
    private void closeAll() {
        List<OpenBlock> left = List.copyOf(open.values());
        open.clear();
        left.forEach(this::over);
    }

    /** It is told at once, unless nobody can say yet whether it is whole: a call may run as soon as it is told. */
    private void over(OpenBlock block) {
        if (held.isEmpty() && !block.isCallWithoutInput()) {
            answer.complete(block.part(false));
        } else {
            held.add(block);
        }
    }

    private void messageDelta(ObjectNode event) {
        usage.report(event.path("usage"));
        JsonNode reason = event.path("delta").path("stop_reason");
        if (reason.isTextual()) {
            if (stopReason == null) {
                answer.grow();
            }
            stopReason = stopReason(reason.textValue());
        }
    }

    private void messageStop() {
        closeAll();
        boolean cutOff = stopReason != StopReason.TOOL_USE && stopReason != StopReason.END_TURN;
        held.forEach(block -> answer.complete(block.part(cutOff)));
        held.clear();
        boolean calls = answer.parts().stream().anyMatch(Part.Call.class::isInstance);
        StopReason reason = stopReason == null ? StopReason.END_TURN : stopReason;
        if (reason == StopReason.END_TURN && calls) {
            reason = StopReason.TOOL_USE;
        }
        answer.finish(reason, usage());
    }

    private static StopReason stopReason(String word) {
        return switch (word) {
            case "end_turn" -> StopReason.END_TURN;
            case "tool_use" -> StopReason.TOOL_USE;
            case "max_tokens" -> StopReason.MAX_TOKENS;
            case "stop_sequence" -> StopReason.STOP_SEQUENCE;
            case "pause_turn" -> StopReason.PAUSED;
            case "refusal" -> StopReason.REFUSED;
            case "model_context_window_exceeded" -> StopReason.CONTEXT_WINDOW;
            default -> StopReason.UNKNOWN;
        };
    }
}
