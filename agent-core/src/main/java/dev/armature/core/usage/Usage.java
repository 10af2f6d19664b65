package dev.armature.core.usage;

/**
 * Tokens of one or several model requests. The whole prompt is {@link #input()}: uncached, read and written together.
 *
 * @param uncachedInput prompt tokens at the base price
 * @param cacheRead prompt tokens read from the provider's cache
 * @param cacheWrite5m prompt tokens written to the cache for five minutes (or the provider's default)
 * @param cacheWrite1h prompt tokens written to the cache for an hour
 * @param output answer tokens, reasoning included
 * @param reasoning the part of {@code output} that is reasoning, as far as the provider tells
 */
public record Usage(
        long uncachedInput, long cacheRead, long cacheWrite5m, long cacheWrite1h, long output, long reasoning) {
    private static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0);

    public Usage {
        if (uncachedInput < 0 || cacheRead < 0 || cacheWrite5m < 0 || cacheWrite1h < 0 || output < 0 || reasoning < 0) {
            throw new IllegalArgumentException("token counts are never negative");
        }
    }

    /** No tokens. */
    public static Usage none() {
        return NONE;
    }

    /** All prompt tokens. */
    public long input() {
        return uncachedInput + cacheRead + cacheWrite5m + cacheWrite1h;
    }

    /** Prompt and answer together. */
    public long total() {
        return input() + output;
    }

    /** The share of prompt tokens that were read from the cache, 0 to 1; 0 when there were none. */
    public double cacheReadRatio() {
        return input() == 0 ? 0 : (double) cacheRead / input();
    }

    /** Both together. */
    public Usage plus(Usage other) {
        return new Usage(
                uncachedInput + other.uncachedInput,
                cacheRead + other.cacheRead,
                cacheWrite5m + other.cacheWrite5m,
                cacheWrite1h + other.cacheWrite1h,
                output + other.output,
                reasoning + other.reasoning);
    }
}
