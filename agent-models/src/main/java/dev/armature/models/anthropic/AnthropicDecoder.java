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
import org.jspecify.annotations.Nullable;

/**
 * Understands the events of a Messages stream.
 *
 * <p>Strict where a mistake would be believed (an answer without {@code message_stop} is not complete, an input that is
 * not a JSON object is not an input, a piece that says something and belongs to no open block garbles the answer), lenient
 * everywhere else: unknown events and deltas are skipped, unknown blocks are kept as they came, doubled and missing stops,
 * gaps between indexes and blocks that interleave do no harm.
 */
final class AnthropicDecoder implements WireDecoder {
    /** Far more than any model says at once; what a server that never stops sends must not keep this busy for hours. */
    private static final int MOST_BLOCKS = 10_000;

    /** What is no index. */
    private static final int NOWHERE = -2;

    private final Endpoint endpoint;
    private final AnswerSoFar answer = new AnswerSoFar();
    private final BlocksInOrder blocks = new BlocksInOrder();
    private final CallIds callIds = new CallIds();
    private final UsageCounter usage = new UsageCounter();
    private final PieceReader pieces = new PieceReader();
    /** How many there are in what is kept of blocks until they can be told. */
    private int values;

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
    public long received() {
        return answer.received();
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
                event -> understand(
                        event.path("type").isTextual() ? event.path("type").textValue() : name, event, data, length));
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
            piece();
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
            case "content_block_stop" -> blockStop(index(event));
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
        usage.begin(message.path("usage"));
        answer.start(message.path("id").asText(""), message.path("model").asText(""), Notices.of(message));
    }

    private void blockStart(ObjectNode event, String verbatim) {
        answer.grow();
        if (blocks.begun() >= MOST_BLOCKS) {
            garbled("it has more than " + MOST_BLOCKS + " blocks");
            return;
        }
        JsonNode given = event.path("content_block");
        if (isTooMuch(given)) {
            return;
        }
        int index = index(event);
        if (!(given instanceof ObjectNode start) || index == NOWHERE) {
            if (!isNothing(given)) {
                garbled("the beginning of a block has no object, or no index, where there should be one");
            }
            return;
        }
        OpenBlock block = new OpenBlock(start, verbatim);
        blocks.begin(index, block);
        tellWhole();
        switch (block.type()) {
            case "tool_use" -> {
                unique(block);
                answer.call(block.id(), block.name());
            }
            case "text", "thinking" -> {
                text(start.path(block.type()));
                show(block);
            }
            default -> {
                // nothing to show
            }
        }
    }

    /** Counts what is kept as a tree until its block can be told. */
    private boolean isTooMuch(JsonNode kept) {
        values += WireJson.values(kept);
        boolean isTooMuch = WireJson.isTooMany(values);
        if (isTooMuch) {
            answer.fail(endpoint.tooMany("blocks"), usage());
        }
        return isTooMuch;
    }

    private void unique(OpenBlock block) {
        String id = callIds.take(block.id(), "toolu");
        if (!id.equals(block.id())) {
            block.rename(id);
        }
    }

    private void piece() {
        switch (pieces.kind()) {
            case TEXT -> said(pieces.index(), "text", pieces.text());
            case THINKING -> said(pieces.index(), "thinking", pieces.text());
            case INPUT -> input(pieces.index(), pieces.text());
        }
    }

    private void delta(ObjectNode event) {
        int index = index(event);
        JsonNode delta = event.path("delta");
        switch (delta.path("type").asText("")) {
            case "text_delta" -> said(index, "text", text(delta.path("text")));
            case "thinking_delta" -> said(index, "thinking", text(delta.path("thinking")));
            case "input_json_delta" -> input(index, delta.path("partial_json"));
            case "signature_delta" -> signed(index, text(delta.path("signature")));
            case "citations_delta" -> cited(index, delta.path("citation"));
            case "" -> {
                if (!isNothing(delta) && !(delta.isObject() && delta.isEmpty())) {
                    garbled("a piece says no type");
                }
            }
            default -> {
                // the interface promises that deltas will be added
            }
        }
    }

    private void said(int index, String type, String text) {
        if (text.isEmpty()) {
            return;
        }
        OpenBlock block = open(index);
        if (block != null && !block.type().equals(type)) {
            stray(type, block);
        } else if (block != null) {
            answer.grow();
            block.addText(text);
            show(block);
        }
    }

    private void input(int index, JsonNode piece) {
        if (piece.isTextual()) {
            input(index, piece.textValue());
        } else if (!isNothing(piece)) {
            OpenBlock block = taker(index);
            if (block != null) {
                block.input().add(piece);
            }
        }
    }

    private void input(int index, String piece) {
        OpenBlock block = piece.isEmpty() ? null : taker(index);
        if (block != null) {
            answer.receive(piece.length());
            block.input().add(piece);
        }
    }

    /** The open block that takes a piece of an input; null when there is none, which garbles the answer. */
    private @Nullable OpenBlock taker(int index) {
        OpenBlock block = open(index);
        if (block != null && !block.takesInput()) {
            stray("an input", block);
            return null;
        }
        answer.grow();
        return block;
    }

    private void signed(int index, String signature) {
        OpenBlock block = signature.isEmpty() ? null : open(index);
        if (block != null) {
            answer.grow();
            block.sign(signature);
        }
    }

    private void cited(int index, JsonNode citation) {
        OpenBlock block = isNothing(citation) ? null : open(index);
        if (block != null && !isTooMuch(citation)) {
            block.cite(citation);
        }
    }

    /** The open block of which a piece came that says something; null when there is none, which garbles the answer. */
    private @Nullable OpenBlock open(int index) {
        OpenBlock block = blocks.at(index);
        if (block == null) {
            garbled("a piece came for a block that is not open (" + (index < 0 ? "no index" : "index " + index) + ")");
        }
        return block;
    }

    private void stray(String what, OpenBlock block) {
        garbled("a piece of " + what + " came for a block of the type `" + block.type() + "`");
    }

    /** Which block an event speaks of. */
    private static int index(ObjectNode event) {
        JsonNode index = event.path("index");
        if (isNothing(index)) {
            return BlocksInOrder.NO_INDEX;
        }
        return index.isInt() && index.intValue() >= 0 ? index.intValue() : NOWHERE;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private String text(JsonNode value) {
        if (!value.isTextual() && !isNothing(value)) {
            garbled("a piece of text is none");
        }
        return value.isTextual() ? value.textValue() : "";
    }

    private void garbled(String how) {
        answer.fail(endpoint.malformed(how), usage());
    }

    /** Texts are shown one after the other, as they will be in the message. */
    private void show(OpenBlock block) {
        if (!blocks.isFirstOfItsType(block)) {
            return;
        }
        if (block.type().equals("text")) {
            answer.say(block.show());
        } else if (block.type().equals("thinking")) {
            answer.think(block.show());
        }
    }

    private void blockStop(int index) {
        if (blocks.end(index)) {
            answer.grow();
            tellWhole();
        }
    }

    /** What is whole is told at once, unless nobody can say yet that it is: a call may run as soon as it is told. */
    private void tellWhole() {
        for (OpenBlock block = blocks.takeWhole(); block != null; block = blocks.takeWhole()) {
            tell(block, false);
        }
    }

    private void tell(OpenBlock block, boolean cutOff) {
        answer.complete(block.part(cutOff));
        OpenBlock next = blocks.firstOf(block.type());
        if (next != null) {
            show(next);
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
        boolean cutOff = stopReason != StopReason.TOOL_USE && stopReason != StopReason.END_TURN;
        for (OpenBlock block = blocks.take(); block != null; block = blocks.take()) {
            tell(block, cutOff);
        }
        if (stopReason == null && answer.size() == 0) {
            garbled("it ended before anything came");
            return;
        }
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
