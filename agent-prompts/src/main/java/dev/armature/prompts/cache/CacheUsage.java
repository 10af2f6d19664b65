package dev.armature.prompts.cache;

/**
 * How a provider says it processed the input of one request, in tokens. The four add up to the prompt.
 *
 * @param uncached at the plain price
 * @param read from the cache
 * @param written to the cache for the short time to live
 * @param writtenLong to the cache for the long one
 */
public record CacheUsage(long uncached, long read, long written, long writtenLong) {

    public CacheUsage {
        if (uncached < 0 || read < 0 || written < 0 || writtenLong < 0) {
            throw new IllegalArgumentException("token counts must be at least 0, were " + uncached + ", " + read + ", "
                    + written + ", " + writtenLong);
        }
    }

    /** All prompt tokens. */
    public long total() {
        return uncached + read + written + writtenLong;
    }
}
