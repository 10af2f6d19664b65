package dev.armature.prompts.cache;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Adds up what the input of a conversation cost, and the least it could have cost. Costs are in units of one plain input
 * token; the output is left out. Used by one thread.
 *
 * <p>The least: with prompts of P_1 ... P_n tokens, each growing from the one before, no policy can do better than reading
 * all of the previous prompt and writing what is new, and on the last request paying the plain price for what is new
 * because nobody will read it again. What a request read counts as readable whoever wrote it: the first one may find what
 * another session left, or the conversation it was forked from. A prompt that is shorter than its predecessor starts another stretch: what the
 * predecessor added counts at the plain price, and the shorter prompt as read as far as any earlier one reached. That
 * remains a bound, though no longer one that can always be met.
 */
public final class CacheLedger {

    private final CachePrices prices;
    private int requests;
    private double cost;
    private double leastSettled;
    private long longest;
    private long previous;
    private long newest;
    private double newestPrice;
    private long input;
    private long read;
    private long written;
    private final List<BreakKind> breaks = new ArrayList<>();

    /** @param prices of the provider; with others, the least may come out above the cost */
    public CacheLedger(CachePrices prices) {
        this.prices = prices;
    }

    /** Takes the next request of the conversation into account. */
    public void add(CacheUsage usage) {
        long prompt = usage.total();
        boolean builtOn = prompt >= previous;
        leastSettled += newest * (builtOn ? Math.min(newestPrice, plainThenRead()) : 1);
        long readable = Math.max(usage.read(), Math.min(prompt, longest));
        leastSettled += prices.read() * readable;
        newest = prompt - readable;
        newestPrice = usage.tellsWrites() ? prices.write() : 1;
        previous = prompt;
        longest = Math.max(longest, prompt);
        requests++;
        cost += prices.cost(usage);
        input += prompt;
        read += usage.read();
        written += usage.written() + usage.writtenLong();
    }

    /** Takes a break of the request added last into account. */
    public void add(CacheBreak found) {
        breaks.add(found.kind());
    }

    /** How many requests were added. */
    public int requests() {
        return requests;
    }

    /** What all input cost. */
    public double cost() {
        return cost;
    }

    /** The least that all input could have cost. */
    public double leastCost() {
        return leastSettled + newest;
    }

    /** The least by the actual cost, 0 to 1; 1 when nothing was asked. */
    public double efficiency() {
        return cost == 0 ? 1 : leastCost() / cost;
    }

    /** The share of input tokens that were read from the cache, 0 to 1. */
    public double readShare() {
        return input == 0 ? 0 : (double) read / input;
    }

    /** Tokens written by the tokens of the longest prompt: 1 is ideal, more says that something was written again. */
    public double writeAmplification() {
        return longest == 0 ? 0 : (double) written / longest;
    }

    /** How many breaks of that kind there were per 100 requests. */
    public double breaksPer100Requests(BreakKind kind) {
        return requests == 0 ? 0 : 100.0 * Collections.frequency(breaks, kind) / requests;
    }

    /** Where writing costs nothing extra, or reading nothing less, the plain price is the better one. */
    private double plainThenRead() {
        return 2 - prices.read();
    }
}
