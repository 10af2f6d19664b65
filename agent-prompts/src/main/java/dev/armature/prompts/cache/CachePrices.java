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

    /** What the first {@code tokens} that a request did not read cost more than reading them: those for an hour come first. */
    double surcharge(CacheUsage usage, long tokens) {
        long longOnes = Math.min(tokens, usage.writtenLong());
        long shortOnes = Math.min(tokens - longOnes, usage.written());
        return cost(new CacheUsage(tokens - longOnes - shortOnes, 0, shortOnes, longOnes)) - read * tokens;
    }

    /**
     * After how many further requests it pays to clear something out of a conversation whose prefix is cached: what stands
     * behind it is written again once, and what was cleared is read no more. That is (w - r) / r * T / c with the prices r
     * of reading and w of writing, so 11.5 T / c at 0.1 and 1.25; where reading is cheaper it takes longer.
     *
     * @param cleared tokens taken out, c
     * @param tail tokens behind them, T
     * @return infinite if it never pays
     */
    public double turnsUntilClearingPays(long cleared, long tail) {
        return turns((write - read) * tail, read * cleared);
    }

    /**
     * After how many further requests it pays to put a summary in the place of a prefix: (rP + oS + wS) / (r (P - S)), and
     * (w - r) P / (r (P - S)) more if the prefix has lapsed. For P of 160,000 and S of 4,000 tokens that is 2.6, and 14.4.
     *
     * @param prefix tokens before, P
     * @param summary tokens after, S
     * @param outputPrice what a token of the answer costs, as a multiple of one of plain input, o; 5 is common
     * @param isCached whether the prefix is still there to be read
     * @return infinite if it never pays
     */
    public double turnsUntilCompactingPays(long prefix, long summary, double outputPrice, boolean isCached) {
        double whole = (isCached ? read : write) * prefix;
        return turns(whole + (outputPrice + write) * summary, read * (prefix - summary));
    }

    private static double turns(double cost, double saved) {
        return cost <= 0 ? 0 : saved <= 0 ? Double.POSITIVE_INFINITY : cost / saved;
    }
}
