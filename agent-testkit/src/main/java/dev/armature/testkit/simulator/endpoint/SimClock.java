package dev.armature.testkit.simulator.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The time of the simulator: standing still until it is moved, or real time plus what it was moved. */
final class SimClock {
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private final boolean realTime;
    private final AtomicLong movedNanos = new AtomicLong();

    SimClock(boolean realTime) {
        this.realTime = realTime;
    }

    Instant now() {
        return (realTime ? Instant.now() : EPOCH).plusNanos(movedNanos.get());
    }

    void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: `" + step + "`");
        }
        movedNanos.addAndGet(step.toNanos());
    }

    boolean isRealTime() {
        return realTime;
    }

    void restart() {
        movedNanos.set(0);
    }
}
