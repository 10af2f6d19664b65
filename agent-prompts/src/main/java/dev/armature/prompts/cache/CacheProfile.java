package dev.armature.prompts.cache;

import java.time.Duration;
import java.util.Objects;

/**
 * What a model's provider caches, and how.
 *
 * @param minTokens a marked prefix shorter than this is silently not cached
 * @param maxBreakpoints how many marks one request may carry; 0 when the provider finds the prefix by itself
 * @param lookback how many positions a provider looks back from a mark for an entry, the mark itself included;
 *     {@link #UNLIMITED} when it compares all
 * @param globalTtl how long an entry for the part that every session shares is kept
 * @param sessionTtl how long an entry for the rest of tools and system is kept
 * @param messageTtl how long an entry for a conversation is kept
 * @param prices what reading and writing cost there
 */
public record CacheProfile(
        int minTokens,
        int maxBreakpoints,
        int lookback,
        Duration globalTtl,
        Duration sessionTtl,
        Duration messageTtl,
        CachePrices prices) {

    /** The lookback of a provider that compares a mark with every entry it has. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** The minimum to assume for a model nobody has described. */
    public static final int DEFAULT_MIN_TOKENS = 1_024;

    /** The usual time to live. */
    public static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    /** The long time to live, where there is one; writing for it costs more. */
    public static final Duration ONE_HOUR = Duration.ofHours(1);

    public CacheProfile {
        if (minTokens < 0 || maxBreakpoints < 0) {
            throw new IllegalArgumentException(
                    "minTokens and maxBreakpoints must be at least 0, were " + minTokens + " and " + maxBreakpoints);
        }
        if (lookback < 2) {
            throw new IllegalArgumentException("lookback must be at least 2, was " + lookback);
        }
        Objects.requireNonNull(globalTtl, "globalTtl");
        Objects.requireNonNull(prices, "prices");
        if (globalTtl.compareTo(sessionTtl) < 0 || sessionTtl.compareTo(messageTtl) < 0 || !messageTtl.isPositive()) {
            throw new IllegalArgumentException("times to live must be positive and not grow in prompt order, were "
                    + globalTtl + ", " + sessionTtl + ", " + messageTtl);
        }
    }

    /** Four explicit marks, a lookback of 20 positions, everything kept five minutes, at the standard prices. */
    public static CacheProfile explicit(int minTokens) {
        return of(minTokens, 4, 20, FIVE_MINUTES, CachePrices.standard());
    }

    /** Explicit marks without a limit to the lookback, kept half an hour, at the standard prices. */
    public static CacheProfile explicitUnlimited(int minTokens) {
        return of(minTokens, 4, UNLIMITED, Duration.ofMinutes(30), CachePrices.standard());
    }

    /** A provider that caches by itself, takes no marks, and charges nothing for writing but the price of plain input. */
    public static CacheProfile automatic(int minTokens) {
        return of(minTokens, 0, UNLIMITED, FIVE_MINUTES, new CachePrices(0.1, 1, 1));
    }

    private static CacheProfile of(int minTokens, int marks, int lookback, Duration ttl, CachePrices prices) {
        return new CacheProfile(minTokens, marks, lookback, ttl, ttl, ttl, prices);
    }

    /** The same with other times to live; worth it when sessions are frequent and what they share would expire between. */
    public CacheProfile kept(Duration globalTtl, Duration sessionTtl, Duration messageTtl) {
        return new CacheProfile(minTokens, maxBreakpoints, lookback, globalTtl, sessionTtl, messageTtl, prices);
    }

    /** The same with another price for reading, as a multiple of that of plain input. */
    public CacheProfile reading(double price) {
        CachePrices other = new CachePrices(price, prices.write(), prices.writeLong());
        return new CacheProfile(minTokens, maxBreakpoints, lookback, globalTtl, sessionTtl, messageTtl, other);
    }

    /** Whether the provider takes no marks and finds prefixes by itself. */
    public boolean isAutomatic() {
        return maxBreakpoints == 0;
    }
}
