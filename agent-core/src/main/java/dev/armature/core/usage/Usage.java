package dev.armature.core.usage;

import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Tokens of one or several model requests. The whole prompt is {@link #input()}: uncached, read and written together.
 *
 * <p>Servers leave out what they do not count. What was left out is {@linkplain #unknown unknown} and not zero: the counts
 * hold what was told, and so are at least that. Tokens of a prompt of which nobody told how they were cached count as
 * uncached.
 *
 * @param uncachedInput prompt tokens at the base price
 * @param cacheRead prompt tokens read from the provider's cache
 * @param cacheWrite5m prompt tokens written to the cache for five minutes (or the provider's default)
 * @param cacheWrite1h prompt tokens written to the cache for an hour
 * @param output answer tokens, reasoning included
 * @param reasoning the part of {@code output} that is reasoning
 * @param unknown what was not told of each request; empty when all was
 */
public record Usage(
        long uncachedInput,
        long cacheRead,
        long cacheWrite5m,
        long cacheWrite1h,
        long output,
        long reasoning,
        Set<Count> unknown) {
    private static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0);
    private static final Usage UNCOUNTED = new Usage(0, 0, 0, 0, 0, 0, EnumSet.allOf(Count.class));

    /** Something that a server counts, or leaves out. */
    public enum Count {
        /** All tokens of the prompt. */
        INPUT,
        /** Those of the prompt that were read from the cache. */
        CACHE_READ,
        /** Those of the prompt that were written to the cache, for however long. */
        CACHE_WRITE,
        /** Those of the answer. */
        OUTPUT,
        /** Those of the answer that are reasoning. */
        REASONING
    }

    public Usage {
        if (uncachedInput < 0 || cacheRead < 0 || cacheWrite5m < 0 || cacheWrite1h < 0 || output < 0 || reasoning < 0) {
            throw new IllegalArgumentException("token counts are never negative");
        }
        EnumSet<Count> left = EnumSet.noneOf(Count.class); // in one order, so that it prints the same always
        left.addAll(unknown);
        unknown = Collections.unmodifiableSet(left);
    }

    /** Counts of which each was told. */
    public Usage(
            long uncachedInput, long cacheRead, long cacheWrite5m, long cacheWrite1h, long output, long reasoning) {
        this(uncachedInput, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning, Set.of());
    }

    /** No tokens, because nothing was asked. */
    public static Usage none() {
        return NONE;
    }

    /** Some tokens, of which nobody counted any. */
    public static Usage uncounted() {
        return UNCOUNTED;
    }

    /** Whether that was told of each request; else what is here of it is what some told. */
    public boolean isKnown(Count count) {
        return !unknown.contains(count);
    }

    /** All prompt tokens. */
    public long input() {
        return uncachedInput + cacheRead + cacheWrite5m + cacheWrite1h;
    }

    /** Prompt and answer together. */
    public long total() {
        return input() + output;
    }

    /** The share of prompt tokens that were read from the cache, 0 to 1; 0 when there were none, empty when nobody told. */
    public OptionalDouble cacheReadRatio() {
        if (!isKnown(Count.INPUT) || !isKnown(Count.CACHE_READ)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(input() == 0 ? 0 : (double) cacheRead / input());
    }

    /** Both together; known only if both are. */
    public Usage plus(Usage other) {
        EnumSet<Count> either = EnumSet.noneOf(Count.class);
        either.addAll(unknown);
        either.addAll(other.unknown);
        return new Usage(
                uncachedInput + other.uncachedInput,
                cacheRead + other.cacheRead,
                cacheWrite5m + other.cacheWrite5m,
                cacheWrite1h + other.cacheWrite1h,
                output + other.output,
                reasoning + other.reasoning,
                either);
    }
}
