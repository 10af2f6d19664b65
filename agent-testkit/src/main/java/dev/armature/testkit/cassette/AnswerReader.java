package dev.armature.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link AnswerWriter} wrote, with the places as they are called here. */
final class AnswerReader {
    private final Redaction redaction;
    private final List<ModelEvent> events = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    private AnswerReader(Redaction redaction) {
        this.redaction = redaction;
    }

    /**
     * The answer's events.
     *
     * @throws IllegalArgumentException saying what is not as it should be
     */
    static List<ModelEvent> read(JsonNode answer, Redaction redaction) {
        AnswerReader reader = new AnswerReader(redaction);
        answer.forEach(reader::event);
        if (reader.events.isEmpty() || !reader.events.getLast().isLast()) {
            throw new IllegalArgumentException("the answer does not end with `completed` or `failed`");
        }
        return List.copyOf(reader.events);
    }

    private void event(JsonNode node) {
        String is = text(node, "is");
        switch (is) {
            case "started" -> events.add(new ModelEvent.Started(text(node, "id"), text(node, "model")));
            case "text", "thought" -> pieces(node, is);
            case "callStarted" -> events.add(new ModelEvent.CallStarted(text(node, "id"), text(node, "name")));
            case "part" -> {
                Part part = part(node);
                parts.add(part);
                events.add(new ModelEvent.PartCompleted(part));
            }
            case "completed" ->
                events.add(new ModelEvent.Completed(
                        new AssistantMessage(
                                text(node, "id"), text(node, "model"), parts, StopReason.valueOf(text(node, "stop"))),
                        CassetteJson.usage(node.path("usage"))));
            case "failed" -> events.add(failed(node));
            default -> throw new IllegalArgumentException("there is no event `" + is + "`");
        }
    }

    /** The pieces in which a text came; a place in it may be longer here, so the last piece takes what is left. */
    private void pieces(JsonNode node, String kind) {
        String text = text(node, "text");
        JsonNode lengths = node.path("pieces");
        int at = 0;
        for (int i = 0; i < lengths.size(); i++) {
            boolean last = i == lengths.size() - 1;
            int to = last
                    ? text.length()
                    : Math.min(text.length(), at + lengths.get(i).asInt());
            String piece = text.substring(at, to);
            events.add(kind.equals("text") ? new ModelEvent.TextDelta(piece) : new ModelEvent.ThinkingDelta(piece));
            at = to;
        }
    }

    private Part part(JsonNode node) {
        String kind = text(node, "part");
        return switch (kind) {
            case "text" -> {
                pieces(node, kind);
                yield new Part.Said(text(node, "text"), raw(node));
            }
            case "thought" -> {
                pieces(node, kind);
                yield new Part.Thought(text(node, "text"), raw(node));
            }
            case "call" ->
                new Part.Call(
                        new ToolCall(
                                text(node, "id"),
                                text(node, "name"),
                                redaction.restoredJson(node.required("input").asText()),
                                node.path("complete").asBoolean(true)),
                        raw(node));
            case "opaque" -> new Part.Opaque(raw(node));
            default -> throw new IllegalArgumentException("there is no part `" + kind + "`");
        };
    }

    private RawBlock raw(JsonNode node) {
        return node.has("raw")
                ? new RawBlock(
                        text(node, "format"),
                        redaction.restoredJson(node.required("raw").asText()))
                : RawBlock.none();
    }

    private ModelEvent failed(JsonNode node) {
        ModelFailure.Kind kind = ModelFailure.Kind.valueOf(text(node, "kind"));
        @Nullable
        Duration wait = node.has("retryAfterMs")
                ? Duration.ofMillis(node.path("retryAfterMs").asLong())
                : null;
        ModelFailure failure = new ModelFailure(
                kind, text(node, "message"), wait, null, node.path("retryable").asBoolean());
        return new ModelEvent.Failed(failure, CassetteJson.usage(node.path("usage")));
    }

    private String text(JsonNode node, String field) {
        return redaction.restored(node.required(field).asText());
    }
}
