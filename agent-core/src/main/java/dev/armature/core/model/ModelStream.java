package dev.armature.core.model;

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

    /** Lets go of the connection; a reader that waits gets {@code Failed} with kind {@code CANCELLED}. Idempotent. */
    @Override
    void close();
}
