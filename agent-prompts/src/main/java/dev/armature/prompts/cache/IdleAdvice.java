package dev.armature.prompts.cache;

import java.time.Duration;
import java.util.Objects;

/**
 * What is cheapest to do with a cached prefix while nobody asks. Costs are in units of one plain input token.
 *
 * <p>Each choice is reckoned up to and including the first request after each of the expected pauses, as if it were made
 * each time; what the conversation grows by costs the same in all of them. With P tokens, read for r, written for w, or for
 * W to be kept an hour ({@link CachePrices}):
 *
 * <ul>
 *   <li>{@link Choice#WAIT} costs rP a pause, where the entry lives that long; then nothing else keeps it more cheaply.
 *   <li>{@link Choice#LET_LAPSE} costs wP a pause.
 *   <li>{@link Choice#REFRESH} costs (k + 1) rP a pause, with a refresh whenever four fifths of the time to live are over.
 *       At r = 0.1 and w = 1.25 it pays up to k = 11, which is a pause of less than 49 minutes where entries live five.
 *   <li>{@link Choice#LENGTHEN} costs WP once and rP in every further pause: two pauses of less than an hour make it pay.
 *       It is for marks of five minutes, beside which there are those of an hour. A mark for an hour does not lengthen the
 *       life of an entry that was made for five minutes; it is to be written again.
 *   <li>{@link Choice#COMPACT_FIRST} costs rP to read and oS to write a summary of S tokens (wP and oS, where the entry has
 *       lapsed), wS in the next request, and in every further pause the least that keeping or rewriting S costs. What the
 *       summary forgets has no price here.
 * </ul>
 *
 * <p>The rules are those that providers publish. The break-even of refreshing is that of "Keeping the Cache Warm Pays"
 * (arXiv 2607.19214), about 46 minutes.
 *
 * @param choice the cheapest; of two that cost the same, the one that is less work
 * @param cost of the prefix until the last of the expected pauses is over
 * @param arithmetic what each choice that can be had costs: tokens by price
 */
public record IdleAdvice(Choice choice, double cost, String arithmetic) {

    public IdleAdvice {
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(arithmetic, "arithmetic");
    }

    /** What can be done, the least work first. */
    public enum Choice {
        /** Nothing: the entry is still there when the next request comes. */
        WAIT,
        /** Nothing: the entry goes, and the next request writes it again. */
        LET_LAPSE,
        /** Send the same prompt now and then, asking for no answer ({@code max_tokens} 0, or the least there is). */
        REFRESH,
        /** Let it lapse, and have the next request mark it for an hour. */
        LENGTHEN,
        /** Have it summarised now, and go on with the summary. */
        COMPACT_FIRST
    }

    /**
     * Of the choices that keep the conversation as it is.
     *
     * @param profile what the provider charges, and how long it keeps an entry: {@link CacheProfile#messageTtl}
     * @param tokens of the prefix
     * @param age since the prefix was last read or written
     * @param pause from now to the next request, as well as can be guessed
     * @param pauses how many such pauses the conversation is expected to have, this one included
     */
    public static IdleAdvice of(CacheProfile profile, long tokens, Duration age, Duration pause, int pauses) {
        if (tokens < 0 || age.isNegative() || pause.isNegative() || pauses < 1) {
            throw new IllegalArgumentException("tokens, age and pause must be at least 0 and pauses at least 1, were "
                    + tokens + ", " + age + ", " + pause + " and " + pauses);
        }
        CachePrices prices = profile.prices();
        long first = refreshes(profile, age.plus(pause));
        long later = refreshes(profile, pause);
        IdleAdvice none = new IdleAdvice(Choice.WAIT, Double.POSITIVE_INFINITY, "");
        if (first == 0) {
            return none.or(Choice.WAIT, 0, prices.write(), pauses * tokens, prices.read());
        }
        int lapses = later == 0 ? 1 : pauses;
        IdleAdvice best =
                none.or(Choice.LET_LAPSE, lapses * tokens, prices.write(), (pauses - lapses) * tokens, prices.read());
        if (age.compareTo(profile.messageTtl()) < 0) {
            long reads = first + 1 + (pauses - 1) * (later + 1);
            best = best.or(Choice.REFRESH, 0, prices.write(), reads * tokens, prices.read());
        }
        boolean hasHour = !profile.isAutomatic() && profile.messageTtl().equals(CacheProfile.FIVE_MINUTES);
        if (hasHour && pause.compareTo(CacheProfile.ONE_HOUR) < 0) {
            best = best.or(Choice.LENGTHEN, tokens, prices.writeLong(), (pauses - 1) * tokens, prices.read());
        }
        return best;
    }

    /**
     * Of all choices, compacting included; the first five parameters are the same.
     *
     * @param left the tokens that a compaction would leave of the prefix
     * @param outputPrice what a token of the answer costs, as a multiple of one of plain input; 5 is common
     */
    public static IdleAdvice of(
            CacheProfile profile,
            long tokens,
            Duration age,
            Duration pause,
            int pauses,
            long left,
            double outputPrice) {
        CachePrices prices = profile.prices();
        boolean isCached = age.compareTo(profile.messageTtl()) < 0;
        long later = refreshes(profile, pause);
        double kept = later == 0 ? prices.read() : Math.min(prices.write(), (later + 1) * prices.read());
        return of(profile, tokens, age, pause, pauses)
                .or(
                        Choice.COMPACT_FIRST,
                        tokens,
                        isCached ? prices.read() : prices.write(),
                        left,
                        outputPrice + prices.write() + (pauses - 1) * kept);
    }

    /** How many refreshes, each four fifths of the time to live after the one before, bring an entry through that time. */
    private static long refreshes(CacheProfile profile, Duration time) {
        Duration beyond = time.minus(profile.messageTtl());
        Duration step = profile.messageTtl().multipliedBy(4).dividedBy(5);
        return beyond.isNegative() ? 0 : beyond.dividedBy(step) + 1;
    }

    /** The cheaper of this and another choice, which costs so many tokens at that price and others at another. */
    private IdleAdvice or(Choice other, long some, double price, long more, double morePrice) {
        double sum = some * price + more * morePrice;
        String told = arithmetic + (arithmetic.isEmpty() ? "" : "; ") + other + ": " + some + " x " + price + " + "
                + more + " x " + morePrice + " = " + Math.round(sum) + " units";
        return sum < cost ? new IdleAdvice(other, sum, told) : new IdleAdvice(choice, cost, told);
    }
}
