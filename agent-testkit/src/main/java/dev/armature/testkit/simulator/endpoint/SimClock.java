package dev.armature.testkit.simulator.endpoint;

import dev.armature.testkit.clock.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time of the simulator: standing still until it is moved, on a clock of its own or on one that the test shares with it;
 * or real time plus what it was moved.
 */
final class SimClock {
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private final boolean realTime;
    private final Optional<VirtualClock> shared;
    private final AtomicLong movedNanos = new AtomicLong();

    SimClock(SimulatorSettings.Time time) {
        this.realTime = time.real();
        this.shared = time.shared();
    }

    Instant now() {
        return shared.map(VirtualClock::instant)
                .orElseGet(() -> (realTime ? Instant.now() : EPOCH).plusNanos(movedNanos.get()));
    }

    void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: `" + step + "`");
        }
        shared.ifPresentOrElse(clock -> clock.advance(step), () -> movedNanos.addAndGet(step.toNanos()));
    }

    boolean isRealTime() {
        return realTime;
    }

    /** Back to the beginning, but for a shared clock: others live by it. */
    void restart() {
        movedNanos.set(0);
    }
}
