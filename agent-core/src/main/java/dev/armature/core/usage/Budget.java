package dev.armature.core.usage;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How much a run may use. A limit that is not named is no limit; a limit of zero means none at all.
 *
 * <p>{@code Budget.usd("0.50").turns(40).wallClock(Duration.ofMinutes(10))}
 */
public final class Budget {
    private static final Budget UNLIMITED = new Budget(null, null, null, null, null);

    private final @Nullable BigDecimal usd;
    private final @Nullable Long turns;
    private final @Nullable Long toolCalls;
    private final @Nullable Long tokens;
    private final @Nullable Duration wallClock;

    private Budget(
            @Nullable BigDecimal usd,
            @Nullable Long turns,
            @Nullable Long toolCalls,
            @Nullable Long tokens,
            @Nullable Duration wallClock) {
        this.usd = usd;
        this.turns = turns;
        this.toolCalls = toolCalls;
        this.tokens = tokens;
        this.wallClock = wallClock;
    }

    /** Nothing is limited. */
    public static Budget unlimited() {
        return UNLIMITED;
    }

    /** At most so many US dollars, as decimal text: {@code "0.50"}. */
    public static Budget usd(String amount) {
        BigDecimal usd;
        try {
            usd = new BigDecimal(amount);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "a budget is an amount in US dollars such as `0.50`, was `" + amount + "`", e);
        }
        if (usd.signum() < 0) {
            throw new IllegalArgumentException("a budget is not negative, was `" + amount + "`");
        }
        return new Budget(usd, null, null, null, null);
    }

    /** The same, with at most so many turns: requests to a model, each with all its attempts. */
    public Budget turns(long most) {
        return new Budget(usd, notNegative(most, "turns"), toolCalls, tokens, wallClock);
    }

    /** The same, with at most so many tool calls. */
    public Budget toolCalls(long most) {
        return new Budget(usd, turns, notNegative(most, "toolCalls"), tokens, wallClock);
    }

    /** The same, with at most so many tokens, prompt and answer together, over all requests. */
    public Budget tokens(long most) {
        return new Budget(usd, turns, toolCalls, notNegative(most, "tokens"), wallClock);
    }

    /** The same, ending after so long. */
    public Budget wallClock(Duration most) {
        notNegative(most.toNanos(), "wallClock");
        return new Budget(usd, turns, toolCalls, tokens, most);
    }

    /** US dollars, if limited. */
    public Optional<BigDecimal> usd() {
        return Optional.ofNullable(usd);
    }

    /** Turns, if limited. */
    public OptionalLong turns() {
        return optional(turns);
    }

    /** Tool calls, if limited. */
    public OptionalLong toolCalls() {
        return optional(toolCalls);
    }

    /** Tokens, if limited. */
    public OptionalLong tokens() {
        return optional(tokens);
    }

    /** Time, if limited. */
    public Optional<Duration> wallClock() {
        return Optional.ofNullable(wallClock);
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static long notNegative(long value, String what) {
        if (value < 0) {
            throw new IllegalArgumentException(what + " must not be negative, was " + value);
        }
        return value;
    }
}
