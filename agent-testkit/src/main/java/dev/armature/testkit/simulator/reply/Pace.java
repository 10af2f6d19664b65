package dev.armature.testkit.simulator.reply;

import java.time.Duration;

/**
 * How long a reply takes. On the virtual clock nobody waits, unless it is in real time: only the
 * moment when cache entries become readable moves.
 *
 * @param firstByte from the end of the request to the first byte of the reply
 * @param perDelta before each delta of a streamed reply
 * @param stallAtDelta number, from 1, of the delta before which the stream stalls once; 0 for none
 * @param realTime whether it is kept on the virtual clock too
 */
public record Pace(Duration firstByte, Duration perDelta, int stallAtDelta, Duration stall, boolean realTime) {

    private static final Pace NONE = new Pace(Duration.ZERO, Duration.ZERO, 0, Duration.ZERO, false);

    public Pace {
        if (firstByte.isNegative() || perDelta.isNegative() || stall.isNegative() || stallAtDelta < 0) {
            throw new IllegalArgumentException("a pace cannot be negative");
        }
    }

    /** At once. */
    public static Pace none() {
        return NONE;
    }

    /** So long from the end of the request to the first byte of the reply, and then at once. */
    public static Pace firstByteAfter(Duration firstByte) {
        return new Pace(firstByte, Duration.ZERO, 0, Duration.ZERO, false);
    }

    /** The same, with a pause before each delta. */
    public Pace perDelta(Duration pause) {
        return new Pace(firstByte, pause, stallAtDelta, stall, realTime);
    }

    /** The same, with one pause before that delta, counted from 1. */
    public Pace stallingAt(int delta, Duration pause) {
        return new Pace(firstByte, perDelta, delta, pause, realTime);
    }

    /** The same, kept whatever the clock is. */
    public Pace inRealTime() {
        return new Pace(firstByte, perDelta, stallAtDelta, stall, true);
    }
}
