package dev.armature.core.model;

import java.util.ArrayList;
import java.util.List;

/** Reads streams to their end, for tests. */
public final class Streams {
    private Streams() {}

    /** All events, the last one included. */
    public static List<ModelEvent> all(ModelStream stream) {
        List<ModelEvent> events = new ArrayList<>();
        try (stream) {
            ModelEvent event;
            do {
                event = stream.next();
                events.add(event);
            } while (!(event instanceof ModelEvent.Completed) && !(event instanceof ModelEvent.Failed));
            return events;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The last event. */
    public static ModelEvent last(ModelStream stream) {
        List<ModelEvent> events = all(stream);
        return events.get(events.size() - 1);
    }

    /** The failure in which the stream ends. */
    public static ModelFailure failure(ModelStream stream) {
        return ((ModelEvent.Failed) last(stream)).failure();
    }
}
