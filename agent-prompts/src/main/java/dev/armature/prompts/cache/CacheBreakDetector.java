package dev.armature.prompts.cache;

import dev.armature.prompts.cache.BreakpointPlan.Mark;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * Compares a request with the one before it in the same conversation: what should have been read from the cache, what
 * was, and why not. A pure function of what was sent and what the provider reported; the history is compared by the
 * hashes that its segments carry.
 */
public final class CacheBreakDetector {

    private static final CacheBreakDetector STANDARD = new CacheBreakDetector(CachePrices.standard());

    /** The request parameter that asks for the same model in another speed: providers count it as another model. */
    private static final String SPEED = "speed";

    private static final long QUIET_TOKENS = 2_000;
    private static final double QUIET_SHARE = 0.05;

    private final CachePrices prices;

    private CacheBreakDetector(CachePrices prices) {
        this.prices = prices;
    }

    /** Quiet about losses below 2,000 tokens or 5 % of what could have been read. */
    public static CacheBreakDetector standard() {
        return STANDARD;
    }

    /** The same with other prices. */
    public CacheBreakDetector priced(CachePrices prices) {
        return new CacheBreakDetector(prices);
    }

    /**
     * The first place where {@code current} is not a continuation of {@code previous}; to be asked before sending, when
     * there is still time to think.
     */
    public Optional<Difference> firstDifference(SentPrompt previous, SentPrompt current) {
        return Differences.first(previous, current);
    }

    /** What kind of break it is that the two prompts differ there. */
    public BreakKind kind(SentPrompt previous, SentPrompt current, Difference where) {
        String name = where.path();
        if (!previous.model().equals(current.model()) || name.equals(SPEED)) {
            return BreakKind.MODEL_CHANGED;
        }
        boolean parameter = previous.hasParameter(name) || current.hasParameter(name);
        return parameter ? BreakKind.PARAMETER_CHANGED : BreakKind.changeOf(where.level());
    }

    /** The tokens that {@code current} should read from the cache, in the provider's tokens as far as they are known. */
    public long predictedRead(Exchange previous, SentPrompt current) {
        int entry = readableEntry(previous, current);
        return entry < 0 ? 0 : reported(previous, entry + 1);
    }

    /** What {@code current} lost, and why; empty when it read what it could or lost too little to speak of. */
    public Optional<CacheBreak> compare(Exchange previous, Exchange current) {
        SegmentChain before = previous.prompt().segments();
        long left = reported(previous, before.lastMarkableBefore(before.size()) + 1);
        long readable = Math.min(left, current.usage().total()); // what is gone from the prompt is not paid for again
        long lost = readable - current.usage().read();
        if (lost <= 0 || lost < QUIET_TOKENS || lost < QUIET_SHARE * readable) {
            return Optional.empty();
        }
        double cost = prices.surcharge(current.usage(), lost);
        return Optional.of(firstDifference(previous.prompt(), current.prompt())
                .<CacheBreak>map(where ->
                        new CacheBreak.Changed(kind(previous.prompt(), current.prompt(), where), where, lost, cost))
                .orElseGet(() -> miss(previous, current.prompt(), lost, cost)));
    }

    private static CacheBreak miss(Exchange previous, SentPrompt current, long lost, double cost) {
        Miss miss = Miss.of(previous, current);
        return new CacheBreak.Missed(miss.kind(), miss.path(), miss.reason(), lost, cost);
    }

    /** The index of the longest live entry that a mark of {@code current} finds; -1 if none. */
    private static int readableEntry(Exchange previous, SentPrompt current) {
        BreakpointPlan before = previous.prompt().plan();
        int common = commonLength(previous.prompt(), current);
        Duration age = Duration.between(previous.prompt().sentAt(), current.sentAt());
        if (current.sentAt().isBefore(previous.answeredAt())) {
            return -1;
        }
        if (before.profile().isAutomatic()) {
            boolean kept = before.profile().messageTtl().compareTo(age) > 0
                    && before.segments().tokensOfFirst(common)
                            >= before.profile().minTokens();
            return kept ? common - 1 : -1;
        }
        if (previous.wroteAndReadNothing()) {
            return -1;
        }
        int lookback = current.plan().profile().lookback();
        return before.marks().stream()
                .filter(entry -> entry.index() < common && entry.ttl().compareTo(age) > 0)
                .map(Mark::index)
                .filter(entry -> current.plan().marks().stream()
                        .anyMatch(mark -> mark.index() >= entry && mark.index() - entry < lookback))
                .max(Comparator.naturalOrder())
                .orElse(-1);
    }

    private static int commonLength(SentPrompt previous, SentPrompt current) {
        return Differences.first(previous, current)
                .map(Difference::segment)
                .orElse(previous.segments().size());
    }

    /** The estimate of a prefix, put right by what the provider said the whole prompt was. */
    private static long reported(Exchange exchange, int length) {
        SegmentChain segments = exchange.prompt().segments();
        long whole = segments.tokens();
        if (whole == 0) {
            return 0;
        }
        return Math.round((double) segments.tokensOfFirst(length)
                / whole
                * exchange.usage().total());
    }
}
