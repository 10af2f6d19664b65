package dev.armature.prompts.cache;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How one request of a conversation fared with the cache. Costs are in units of one plain input token.
 *
 * @param predictedRead the tokens that should have been read
 * @param usage what the provider reported
 * @param breaks why less was read than could have been; empty when all is well
 * @param cost of this request's input
 * @param totalCost of the input of the conversation so far
 * @param leastCost the least that the input of the conversation so far could have cost
 */
public record CacheReport(
        long predictedRead,
        CacheUsage usage,
        List<CacheBreak> breaks,
        double cost,
        double totalCost,
        double leastCost) {

    public CacheReport {
        Objects.requireNonNull(usage, "usage");
        breaks = List.copyOf(breaks);
    }

    /** The least cost by the actual one, 0 to 1. */
    public double efficiency() {
        return totalCost == 0 ? 1 : leastCost / totalCost;
    }

    /** A few lines for a log or a terminal. */
    public String describe() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "read %d of %d tokens from the cache (%d predicted), input cost %.0f units, efficiency %.3f",
                usage.read(),
                usage.total(),
                predictedRead,
                cost,
                efficiency()));
        for (CacheBreak found : breaks) {
            text.append("\n  ").append(found.describe());
        }
        return text.toString();
    }
}
