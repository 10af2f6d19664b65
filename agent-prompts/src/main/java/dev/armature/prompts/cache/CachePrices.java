package dev.armature.prompts.cache;

/**
 * What cached input costs, as multiples of the price of plain input.
 *
 * @param read of a token read from the cache
 * @param write of a token written for the short time to live
 * @param writeLong of a token written for the long time to live
 */
public record CachePrices(double read, double write, double writeLong) {

    public CachePrices {
        if (!(read >= 0 && write >= 0 && writeLong >= 0)) {
            throw new IllegalArgumentException(
                    "prices must be at least 0, were " + read + ", " + write + ", " + writeLong);
        }
    }

    /** Reading a tenth, writing for five minutes a quarter more, writing for an hour twice as much. */
    public static CachePrices standard() {
        return new CachePrices(0.1, 1.25, 2.0);
    }

    /** What a request's input cost, in units of one plain input token. */
    public double cost(CacheUsage usage) {
        return usage.uncached() + read * usage.read() + write * usage.written() + writeLong * usage.writtenLong();
    }
}
