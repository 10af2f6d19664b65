package dev.armature.testkit.cassette;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer as JSON: one object an event, except that pieces of text are put together, and stand with the part that they
 * make up, as the lengths in which they came. So each text is redacted whole. A text that had to be changed comes in one
 * piece when it is played.
 */
final class AnswerWriter {
    private final Redaction redaction;
    private final ArrayNode events = JsonNodeFactory.instance.arrayNode();
    private final List<String> pieces = new ArrayList<>();
    private String kind = "";

    private AnswerWriter(Redaction redaction) {
        this.redaction = redaction;
    }

    static ArrayNode write(List<ModelEvent> answer, Redaction redaction) {
        AnswerWriter writer = new AnswerWriter(redaction);
        answer.forEach(writer::add);
        return writer.events;
    }

    private void add(ModelEvent event) {
        switch (event) {
            case ModelEvent.Retrying ignored -> {
                events.removeAll(); // all that came before it is void
                pieces.clear();
                kind = "";
            }
            case ModelEvent.Started started -> {
                flush();
                events.addObject()
                        .put("is", "started")
                        .put("id", redaction.text(started.messageId()))
                        .put("model", redaction.text(started.model()));
            }
            case ModelEvent.TextDelta delta -> piece("text", delta.text());
            case ModelEvent.ThinkingDelta delta -> piece("thought", delta.text());
            case ModelEvent.CallStarted call -> {
                flush();
                events.addObject()
                        .put("is", "callStarted")
                        .put("id", redaction.text(call.id()))
                        .put("name", redaction.text(call.name()));
            }
            case ModelEvent.PartCompleted completed -> part(completed.part());
            case ModelEvent.Completed completed -> {
                flush();
                AssistantMessage message = completed.message();
                events.addObject()
                        .put("is", "completed")
                        .put("id", redaction.text(message.id()))
                        .put("model", redaction.text(message.model()))
                        .put("stop", message.stopReason().name())
                        .set("usage", CassetteJson.usage(completed.usage()));
            }
            case ModelEvent.Failed failed -> {
                flush();
                events.add(failure(failed));
            }
        }
    }

    private void piece(String of, String text) {
        if (!kind.equals(of)) {
            flush();
        }
        kind = of;
        pieces.add(text);
    }

    /** Pieces that no part followed. */
    private void flush() {
        if (!pieces.isEmpty()) {
            ObjectNode node = events.addObject().put("is", kind);
            text(node, String.join("", pieces), pieces);
        }
        pieces.clear();
        kind = "";
    }

    private void part(AssistantMessage.Part part) {
        switch (part) {
            case AssistantMessage.Part.Said said -> textPart("text", said.text(), said.raw());
            case AssistantMessage.Part.Thought thought -> textPart("thought", thought.text(), thought.raw());
            case AssistantMessage.Part.Call call -> {
                flush();
                call(call.call(), call.raw());
            }
            case AssistantMessage.Part.Opaque opaque -> {
                flush();
                raw(events.addObject().put("is", "part").put("part", "opaque"), opaque.raw());
            }
        }
    }

    private void textPart(String of, String text, RawBlock raw) {
        boolean madeOfPieces = kind.equals(of) && String.join("", pieces).equals(text);
        List<String> own = madeOfPieces ? List.copyOf(pieces) : List.of();
        if (madeOfPieces) {
            pieces.clear();
        }
        flush();
        ObjectNode node = events.addObject().put("is", "part").put("part", of);
        text(node, text, own);
        raw(node, raw);
    }

    private void text(ObjectNode node, String text, List<String> came) {
        String clean = redaction.text(text);
        node.put("text", clean);
        if (came.isEmpty()) {
            return;
        }
        ArrayNode lengths = node.putArray("pieces");
        if (clean.equals(text)) {
            came.forEach(piece -> lengths.add(piece.length()));
        } else {
            lengths.add(clean.length());
        }
    }

    private void call(ToolCall call, RawBlock raw) {
        ObjectNode node = events.addObject()
                .put("is", "part")
                .put("part", "call")
                .put("id", redaction.text(call.id()))
                .put("name", redaction.text(call.name()))
                .put("input", redaction.json(call.inputJson()));
        if (!call.complete()) {
            node.put("complete", false);
        }
        raw(node, raw);
    }

    private void raw(ObjectNode node, RawBlock raw) {
        if (!raw.equals(RawBlock.none())) {
            node.put("format", redaction.text(raw.format())).put("raw", redaction.json(raw.json()));
        }
    }

    private ObjectNode failure(ModelEvent.Failed failed) {
        ModelFailure failure = failed.failure();
        ObjectNode node = CassetteJson.object()
                .put("is", "failed")
                .put("kind", failure.kind().name())
                .put("message", redaction.text(failure.message()))
                .put("retryable", failure.retryable());
        failure.retryAfter().ifPresent(wait -> node.put("retryAfterMs", wait.toMillis()));
        return node.set("usage", CassetteJson.usage(failed.usage()));
    }
}
