package dev.armature.prompts.cache;

/**
 * How a provider says it processed the input of one request, in tokens. The four add up to the prompt.
 *
 * @param uncached at the plain price
 * @param read from the cache
 * @param written to the cache for the short time to live
 * @param writtenLong to the cache for the long one
 * @param tellsWrites whether the provider says what it wrote; else that is part of {@code uncached}
 */
public record CacheUsage(long uncached, long read, long written, long writtenLong, boolean tellsWrites) {

    public CacheUsage {
        if (uncached < 0 || read < 0 || written < 0 || writtenLong < 0) {
            throw new IllegalArgumentException("token counts must be at least 0, were " + uncached + ", " + read + ", "
                    + written + ", " + writtenLong);
        }
    }

    /** Counts of which each was told. */
    public CacheUsage(long uncached, long read, long written, long writtenLong) {
        this(uncached, read, written, writtenLong, true);
    }

    /** All prompt tokens. */
    public long total() {
        return uncached + read + written + writtenLong;
    }
}
