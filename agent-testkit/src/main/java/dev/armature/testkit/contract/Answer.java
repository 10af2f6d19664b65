package dev.armature.testkit.contract;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure.Kind;
import java.util.List;

/** What was read of an answer, in order; at least one event. */
record Answer(List<ModelEvent> events) {

    Answer {
        events = List.copyOf(events);
    }

    ModelEvent first() {
        return events.getFirst();
    }

    ModelEvent last() {
        return events.getLast();
    }

    <E extends ModelEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The ending of an answer that must be complete. */
    ModelEvent.Completed completed() {
        if (last() instanceof ModelEvent.Completed completed) {
            return completed;
        }
        throw new AssertionError("The answer must be complete, but ended with " + last());
    }

    AssistantMessage message() {
        return completed().message();
    }

    static boolean isCancelled(ModelEvent event) {
        return event instanceof ModelEvent.Failed failed
                && failed.failure().kind() == Kind.CANCELLED
                && !failed.failure().retryable();
    }
}
