package dev.armature.prompts.cache;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Follows one conversation and reports on each of its requests. Keeps the last request only (its segments are shared with
 * the next one). Used by one thread; a fork or a subagent has its own.
 */
public final class CacheWatch {

    private final CacheBreakDetector detector;
    private final CachePrices prices;
    private final CacheLedger ledger;
    private @Nullable Exchange previous;

    /** Watches with these prices and the standard thresholds. */
    public CacheWatch(CachePrices prices) {
        this.prices = Objects.requireNonNull(prices, "prices");
        this.detector = CacheBreakDetector.standard().priced(prices);
        this.ledger = new CacheLedger(prices);
    }

    /** Takes the next request of the conversation and its answer, and says how it fared. */
    public CacheReport observe(Exchange current) {
        ledger.add(current.usage());
        Exchange before = previous;
        long predicted = before == null ? 0 : detector.predictedRead(before, current.prompt());
        List<CacheBreak> breaks = before == null
                ? List.of()
                : detector.compare(before, current).stream().toList();
        for (CacheBreak found : breaks) {
            ledger.add(found);
        }
        previous = current;
        return new CacheReport(
                predicted, current.usage(), breaks, prices.cost(current.usage()), ledger.cost(), ledger.leastCost());
    }

    /** What the conversation has cost so far. */
    public CacheLedger ledger() {
        return ledger;
    }
}
