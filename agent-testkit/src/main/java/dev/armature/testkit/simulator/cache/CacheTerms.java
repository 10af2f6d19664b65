package dev.armature.testkit.simulator.cache;

import java.util.Objects;
import java.util.Optional;

/**
 * How one model is cached.
 *
 * @param minTokens a marker before this many tokens is silently passed over
 * @param multiplier tokens of this model for each token of the simulator's measure
 * @param readPrice of a token read, in prices of a plain input token
 * @param lookback positions searched for an entry from each marker, the marker's own included
 * @param step 0 when prefixes are cached up to the markers; else they are cached without any, what is read is rounded down
 *     to such steps, and what is written costs and counts nothing
 * @param thinkingReach the level that is not found any more when `thinking` changes; empty when all is found
 * @param effortReach the same for `output_config.effort`
 */
public record CacheTerms(
        long minTokens,
        double multiplier,
        double readPrice,
        int lookback,
        int step,
        Optional<Level> thinkingReach,
        Optional<Level> effortReach) {
    private static final int STANDARD_LOOKBACK = 20;

    public CacheTerms {
        Objects.requireNonNull(thinkingReach, "thinkingReach");
        Objects.requireNonNull(effortReach, "effortReach");
        if (minTokens < 0 || multiplier <= 0 || readPrice < 0 || lookback < 1 || step < 0) {
            throw new IllegalArgumentException("a term of the cache is out of range: minTokens `%d`, multiplier `%s`,"
                            .formatted(minTokens, multiplier)
                    + " readPrice `%s`, lookback `%d`, step `%d`".formatted(readPrice, lookback, step));
        }
    }

    /** From 1,024 tokens on, in the measure of the simulator, read at a tenth of the price, 20 positions back, at markers. */
    public static CacheTerms standard() {
        return new CacheTerms(
                1_024, 1.0, 0.1, STANDARD_LOOKBACK, 0, Optional.of(Level.MESSAGES), Optional.of(Level.MESSAGES));
    }

    /** What a token costs at least when it is written for a later request, in prices of a plain input token. */
    double leastWritePrice() {
        return step > 0 ? 1 : CacheUsage.WRITE_PRICE;
    }

    /** A marker before so many tokens is silently passed over. */
    public CacheTerms withMinTokens(long tokens) {
        return new CacheTerms(tokens, multiplier, readPrice, lookback, step, thinkingReach, effortReach);
    }

    /** Prefixes are cached without markers, in steps of so many tokens; 0 for up to the markers. */
    public CacheTerms withStep(int tokens) {
        return new CacheTerms(minTokens, multiplier, readPrice, lookback, tokens, thinkingReach, effortReach);
    }

    /** Entries are found however far back they are. */
    public CacheTerms withoutLookbackLimit() {
        return new CacheTerms(minTokens, multiplier, readPrice, Integer.MAX_VALUE, step, thinkingReach, effortReach);
    }

    /** From which level on a change of `thinking`, and one of the effort, is another prompt; empty for neither. */
    public CacheTerms withReach(Optional<Level> thinking, Optional<Level> effort) {
        return new CacheTerms(minTokens, multiplier, readPrice, lookback, step, thinking, effort);
    }
}
