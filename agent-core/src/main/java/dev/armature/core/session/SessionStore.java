package dev.armature.core.session;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Keeps transcripts. Thread-safe. */
public interface SessionStore {

    /**
     * Opens a session's transcript, new or old, and holds it until it is closed.
     *
     * @throws SessionBusy when another writer holds it
     * @throws java.io.UncheckedIOException when it cannot be read or written
     */
    Transcript open(SessionId id);

    /** Whether there is a transcript of that name. */
    boolean has(SessionId id);

    /** The sessions that are kept, the last used first. */
    List<Summary> list();

    /** A kept session, and when something was last written to it. */
    record Summary(SessionId id, Instant lastWritten) {}

    /** Transcripts as files in {@code folder}, which is made when first needed; readable by their owner only. */
    static SessionStore files(Path folder) {
        return new FileSessionStore(folder);
    }

    /** Transcripts that live as long as the store does. */
    static SessionStore inMemory() {
        return new InMemorySessionStore();
    }
}
