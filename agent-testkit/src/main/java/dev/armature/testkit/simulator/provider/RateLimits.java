package dev.armature.testkit.simulator.provider;

/**
 * What may be used in a minute. Buckets begin full and fill up evenly, on the clock of the simulator. Tokens read from
 * the cache do not count.
 *
 * @param enforced false to tell the limits in headers only
 */
public record RateLimits(long requests, long inputTokens, long outputTokens, boolean enforced) {

    public RateLimits {
        if (requests < 1 || inputTokens < 1 || outputTokens < 1) {
            throw new IllegalArgumentException("every limit must be at least 1");
        }
    }

    /** Who has used up one of them is turned away by a 429 until its bucket has filled up enough. */
    public static RateLimits enforced(long requests, long inputTokens, long outputTokens) {
        return new RateLimits(requests, inputTokens, outputTokens, true);
    }

    /** Large ones, told and not enforced. */
    public static RateLimits standard() {
        return new RateLimits(4_000, 2_000_000, 400_000, false);
    }
}
