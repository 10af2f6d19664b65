package dev.armature.core.session;

import java.time.Instant;
import java.util.Objects;

/**
 * One line of a transcript. Never changed, never removed.
 *
 * @param sequence 1 for the first entry, then one more each
 * @param epoch which holder of the session's lease wrote it; never falls from entry to entry
 * @param at when it was written, by the writer's clock; for people, not for ordering
 */
public record Entry(long sequence, long epoch, Instant at, EntryBody body) {
    public Entry {
        if (sequence < 1 || epoch < 1) {
            throw new IllegalArgumentException("sequence and epoch start at 1");
        }
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(body, "body");
    }
}
