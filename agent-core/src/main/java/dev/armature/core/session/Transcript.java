package dev.armature.core.session;

import dev.armature.tools.content.BlobStore;
import java.util.List;

/**
 * The open transcript of one session, held by one writer. Thread-safe.
 *
 * <p>Writing fails with {@link java.io.UncheckedIOException} when the disk does not take it, and with
 * {@link LeaseLost} when another writer has taken over; in both cases nothing was appended.
 */
public interface Transcript extends AutoCloseable {

    /** Whose transcript this is. */
    SessionId id();

    /** All entries so far, oldest first. */
    List<Entry> entries();

    /** Adds an entry. It is on disk for certain only after the next {@link #force}. */
    Entry append(EntryBody body);

    /** Returns when everything appended so far survives a crash. */
    void force();

    /** Where this session keeps long output. */
    BlobStore blobs();

    /** Gives the lease back. Idempotent. */
    @Override
    void close();
}
