package dev.armature.core.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * Money spent, in US dollars, as far as prices are known.
 *
 * @param usd what is known to be spent
 * @param complete false when something was also spent whose price is not known
 */
public record Cost(BigDecimal usd, boolean complete) {
    private static final Cost NOTHING = new Cost(BigDecimal.ZERO, true);
    private static final Cost UNKNOWN = new Cost(BigDecimal.ZERO, false);
    private static final int SHOWN_DIGITS = 4;

    public Cost {
        Objects.requireNonNull(usd, "usd");
        if (usd.signum() < 0) {
            throw new IllegalArgumentException("a cost is never negative, was " + usd);
        }
    }

    /** Nothing was spent. */
    public static Cost nothing() {
        return NOTHING;
    }

    /** Something was spent, nobody knows how much. */
    public static Cost unknown() {
        return UNKNOWN;
    }

    /**
     * What those tokens cost at those prices; complete when all tokens of prompt and answer were counted, or none costs
     * anything. Where nobody told what was cached, all counts as uncached, which is seldom less than it cost.
     */
    public static Cost of(Usage usage, Prices prices) {
        boolean counted = usage.isKnown(Usage.Count.INPUT) && usage.isKnown(Usage.Count.OUTPUT);
        return new Cost(prices.of(usage), counted || prices.equals(Prices.free()));
    }

    /** Both together; known only if both are. */
    public Cost plus(Cost other) {
        return new Cost(usd.add(other.usd), complete && other.complete);
    }

    /** For people: {@code $0.0123}, {@code at least $0.0123}, or {@code cost unknown}. */
    @Override
    public String toString() {
        if (!complete && usd.signum() == 0) {
            return "cost unknown";
        }
        String amount = "$" + usd.setScale(SHOWN_DIGITS, RoundingMode.HALF_UP).toPlainString();
        return complete ? amount : "at least " + amount;
    }
}
