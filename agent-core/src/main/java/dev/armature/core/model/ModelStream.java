package dev.armature.core.model;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer as it comes. One thread reads; any thread may close.
 *
 * <p>The last event is {@link ModelEvent.Completed} or {@link ModelEvent.Failed}, exactly one of them; asking for an
 * event after it is an {@link IllegalStateException}.
 */
public interface ModelStream extends AutoCloseable {

    /**
     * Waits for the next event.
     *
     * @throws InterruptedException when this thread was interrupted; the stream is then best closed
     */
    ModelEvent next() throws InterruptedException;

    /**
     * Reads to the end and closes, for whom no event is urgent.
     *
     * @return all events that were left, the last one included
     * @throws InterruptedException when this thread was interrupted; the stream is closed then, too
     */
    default List<ModelEvent> readAll() throws InterruptedException {
        List<ModelEvent> events = new ArrayList<>();
        try (this) {
            do {
                events.add(next());
            } while (!events.getLast().isLast());
        }
        return events;
    }

    /** Lets go of the connection; a reader that waits gets {@code Failed} with kind {@code CANCELLED}. Idempotent. */
    @Override
    void close();
}
