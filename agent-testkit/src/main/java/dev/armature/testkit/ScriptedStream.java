package dev.armature.testkit;

import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Events that are all there from the beginning. */
final class ScriptedStream implements ModelStream {
    private final Deque<ModelEvent> events;
    private volatile boolean closed;

    ScriptedStream(List<ModelEvent> events) {
        this.events = new ArrayDeque<>(events);
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
