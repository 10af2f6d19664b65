package dev.armature.testkit.simulator.cache;

/**
 * How one model is cached.
 *
 * @param minTokens a marker before this many tokens is silently passed over
 * @param multiplier tokens of this model for each token of the simulator's measure
 * @param readPrice of a token read, in prices of a plain input token
 * @param lookback positions searched for an entry from each marker, the marker's own included
 * @param step 0 when prefixes are cached up to the markers; else they are cached without any, what is read is rounded down
 *     to such steps, and what is written costs and counts nothing
 */
public record CacheTerms(long minTokens, double multiplier, double readPrice, int lookback, int step) {
    private static final int STANDARD_LOOKBACK = 20;

    public CacheTerms {
        if (minTokens < 0 || multiplier <= 0 || readPrice < 0 || lookback < 1 || step < 0) {
            throw new IllegalArgumentException("a term of the cache is out of range: minTokens `%d`, multiplier `%s`,"
                            .formatted(minTokens, multiplier)
                    + " readPrice `%s`, lookback `%d`, step `%d`".formatted(readPrice, lookback, step));
        }
    }

    /** From 1,024 tokens on, in the measure of the simulator, read at a tenth of the price, 20 positions back, at markers. */
    public static CacheTerms standard() {
        return new CacheTerms(1_024, 1.0, 0.1, STANDARD_LOOKBACK, 0);
    }

    /** What a token costs at least when it is written for a later request, in prices of a plain input token. */
    double leastWritePrice() {
        return step > 0 ? 1 : CacheUsage.WRITE_PRICE;
    }

    /** A marker before so many tokens is silently passed over. */
    public CacheTerms withMinTokens(long tokens) {
        return new CacheTerms(tokens, multiplier, readPrice, lookback, step);
    }

    /** Prefixes are cached without markers, in steps of so many tokens; 0 for up to the markers. */
    public CacheTerms withStep(int tokens) {
        return new CacheTerms(minTokens, multiplier, readPrice, lookback, tokens);
    }

    /** Entries are found however far back they are. */
    public CacheTerms withoutLookbackLimit() {
        return new CacheTerms(minTokens, multiplier, readPrice, Integer.MAX_VALUE, step);
    }
}
