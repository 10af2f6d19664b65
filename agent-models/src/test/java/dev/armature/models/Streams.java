package dev.armature.models;

import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelStream;
import java.util.List;

/** Reads streams to their end, for tests. */
public final class Streams {
    private Streams() {}

    /** All events, the last one included. */
    public static List<ModelEvent> all(ModelStream stream) {
        try {
            return stream.readAll();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The last event. */
    public static ModelEvent last(ModelStream stream) {
        return all(stream).getLast();
    }

    /** The failure in which the stream ends. */
    public static ModelFailure failure(ModelStream stream) {
        return ((ModelEvent.Failed) last(stream)).failure();
    }
}
