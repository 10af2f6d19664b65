package dev.armature.tools.contract;

import java.time.Duration;
import java.util.Objects;

/**
 * How much a tool may give back inline, and how long it may take.
 *
 * @param inlineChars characters of a result that the model sees; what is beyond goes to the blob store
 * @param shape which part stays inline when a result is longer
 * @param timeout after which the engine interrupts the call
 */
public record ToolLimits(int inlineChars, Shape shape, Duration timeout) {

    /** Which part of a long result stays inline. */
    public enum Shape {
        HEAD,
        /** The first 40 and the last 60 of each 100 characters kept. */
        HEAD_TAIL
    }

    public ToolLimits {
        if (inlineChars < 1 || inlineChars > 100_000) {
            throw new IllegalArgumentException("inlineChars must be 1 to 100000, was " + inlineChars);
        }
        Objects.requireNonNull(shape, "shape");
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be positive, was " + timeout);
        }
    }

    /** 30,000 characters from the head, ten minutes. */
    public static ToolLimits standard() {
        return new ToolLimits(30_000, Shape.HEAD, Duration.ofMinutes(10));
    }
}
