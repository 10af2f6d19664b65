package dev.armature.prompts.cache;

import java.time.Instant;
import java.util.Objects;

/**
 * A prompt that was sent, and what the provider said it did with it.
 *
 * @param prompt the request
 * @param answeredAt when the first byte of the answer came: before that, nobody else can read what it wrote
 * @param usage as reported
 */
public record Exchange(SentPrompt prompt, Instant answeredAt, CacheUsage usage) {

    public Exchange {
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(answeredAt, "answeredAt");
        Objects.requireNonNull(usage, "usage");
    }

    /** Whether the cache had no part in it: what providers report for a prompt below the minimum. */
    boolean wroteAndReadNothing() {
        return usage.tellsWrites() && usage.uncached() == usage.total();
    }
}
