package dev.armature.testkit.stream;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelStream;
import dev.armature.core.usage.Usage;
import dev.armature.testkit.text.Pieces;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Events that are all there from the beginning. */
public final class ReadyStream implements ModelStream {
    private final Deque<ModelEvent> events;
    private volatile boolean closed;

    /** Gives these events, of which the last one ends the answer. */
    public ReadyStream(List<ModelEvent> events) {
        if (events.isEmpty() || !events.getLast().isLast()) {
            throw new IllegalArgumentException("an answer ends with `Completed` or `Failed`, was " + events);
        }
        this.events = new ArrayDeque<>(events);
    }

    /**
     * A whole answer as a model says it: each part in pieces, if it is a text, and then complete.
     *
     * @param piece how many characters a piece of text has at most
     */
    public static ReadyStream saying(AssistantMessage message, Usage usage, int piece) {
        List<ModelEvent> events = new ArrayList<>();
        events.add(new ModelEvent.Started(message.id(), message.model()));
        for (Part part : message.parts()) {
            switch (part) {
                case Part.Said said ->
                    Pieces.of(said.text(), piece).forEach(text -> events.add(new ModelEvent.TextDelta(text)));
                case Part.Thought thought ->
                    Pieces.of(thought.text(), piece).forEach(text -> events.add(new ModelEvent.ThinkingDelta(text)));
                case Part.Call call ->
                    events.add(new ModelEvent.CallStarted(
                            call.call().id(), call.call().name()));
                case Part.Opaque ignored -> {}
            }
            events.add(new ModelEvent.PartCompleted(part));
        }
        events.add(new ModelEvent.Completed(message, usage));
        return new ReadyStream(events);
    }

    /** An answer that is nothing but a failure. */
    public static ReadyStream failed(ModelFailure failure) {
        return new ReadyStream(List.of(new ModelEvent.Failed(failure)));
    }

    @Override
    public ModelEvent next() {
        if (events.isEmpty()) {
            throw new IllegalStateException("the answer has already ended");
        }
        if (closed) {
            events.clear();
            return new ModelEvent.Failed(
                    ModelFailure.of(ModelFailure.Kind.CANCELLED, "The answer was closed while it was read."));
        }
        return events.removeFirst();
    }

    @Override
    public void close() {
        closed = true;
    }
}
