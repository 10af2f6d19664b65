package dev.armature.core.usage;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What the tokens of one model cost.
 *
 * @param input US dollars per million uncached prompt tokens
 * @param output US dollars per million answer tokens
 * @param readFactor what a prompt token read from the cache costs, as a multiple of {@code input}
 * @param write5mFactor likewise for one written for five minutes (or the provider's default)
 * @param write1hFactor likewise for one written for an hour
 */
public record Prices(
        BigDecimal input,
        BigDecimal output,
        BigDecimal readFactor,
        BigDecimal write5mFactor,
        BigDecimal write1hFactor) {
    private static final BigDecimal READ = new BigDecimal("0.1");
    private static final BigDecimal WRITE_5M = new BigDecimal("1.25");
    private static final BigDecimal WRITE_1H = new BigDecimal("2");

    public Prices {
        notNegative(input, "input");
        notNegative(output, "output");
        notNegative(readFactor, "readFactor");
        notNegative(write5mFactor, "write5mFactor");
        notNegative(write1hFactor, "write1hFactor");
    }

    /** Prices per million tokens, as decimal text, with the usual factors for the cache: 0.1, 1.25 and 2. */
    public static Prices perMillion(String input, String output) {
        return new Prices(new BigDecimal(input), new BigDecimal(output), READ, WRITE_5M, WRITE_1H);
    }

    /** Costs nothing, as a model on one's own machine. */
    public static Prices free() {
        return perMillion("0", "0");
    }

    /** What those tokens cost, in US dollars, exactly. */
    public BigDecimal of(Usage usage) {
        BigDecimal prompt = BigDecimal.valueOf(usage.uncachedInput())
                .add(readFactor.multiply(BigDecimal.valueOf(usage.cacheRead())))
                .add(write5mFactor.multiply(BigDecimal.valueOf(usage.cacheWrite5m())))
                .add(write1hFactor.multiply(BigDecimal.valueOf(usage.cacheWrite1h())));
        return prompt.multiply(input)
                .add(output.multiply(BigDecimal.valueOf(usage.output())))
                .movePointLeft(6);
    }

    private static void notNegative(BigDecimal value, String name) {
        Objects.requireNonNull(value, name);
        if (value.signum() < 0) {
            throw new IllegalArgumentException(name + " must not be negative, was " + value);
        }
    }
}
