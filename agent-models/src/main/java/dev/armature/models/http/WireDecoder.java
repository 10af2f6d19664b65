package dev.armature.models.http;

import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.usage.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Understands the events of one answer in one wire format. Must not throw: what it cannot understand becomes
 * {@link ModelEvent.Failed}. One thread at a time.
 */
public interface WireDecoder {

    /**
     * Takes one server-sent event. The array is only lent. Events after the last {@link ModelEvent} are ignored.
     *
     * @param name the event's name, empty if it has none
     * @param whole false when the body ended before the event did
     */
    void event(String name, byte[] data, int length, boolean whole);

    /**
     * The body has ended. Makes the last event, if it is not made yet.
     *
     * @param cutOff what to say when the answer is not complete
     */
    void end(ModelFailure cutOff);

    /** The next event that is ready; null when more bytes are needed. */
    @Nullable
    ModelEvent poll();

    /** What the provider has counted so far; none before it has counted anything. */
    Usage usage();

    /** How many characters of the answer have come, pieces of calls included that no event tells of. */
    long received();

    /**
     * Whether the answer has grown since this was last asked. Pings, events that nobody knows and pieces that say nothing
     * are only signs of life: a proxy sends them for as long as it lives, whatever became of the model behind it.
     */
    boolean progressed();
}
