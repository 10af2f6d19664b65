package dev.armature.testkit.stream;

import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelStream;
import java.util.ArrayDeque;
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
