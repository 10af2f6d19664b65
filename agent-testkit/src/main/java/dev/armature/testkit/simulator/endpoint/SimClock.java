package dev.armature.testkit.simulator.endpoint;

import dev.armature.testkit.clock.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time of the simulator: standing still until it is moved, on a clock of its own or on one that the test shares with it;
 * or real time plus what it was moved.
 */
final class SimClock {
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private final boolean realTime;
    private final Optional<VirtualClock> shared;
    private final AtomicReference<Duration> moved = new AtomicReference<>(Duration.ZERO);

    SimClock(SimulatorSettings.Time time) {
        this.realTime = time.real();
        this.shared = time.shared();
    }

    Instant now() {
        return shared.map(VirtualClock::instant).orElseGet(() -> (realTime ? Instant.now() : EPOCH).plus(moved.get()));
    }

    void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: `" + step + "`");
        }
        // Later dates have years that HTTP cannot write, and in the end none at all.
        if (step.compareTo(Duration.between(now(), END)) > 0) {
            throw new IllegalArgumentException(
                    "time ends with the year 9999: it cannot be moved on by `" + step + "` from `" + now() + "`");
        }
        shared.ifPresentOrElse(clock -> clock.advance(step), () -> moved.accumulateAndGet(step, Duration::plus));
    }

    /**
     * Waits in real time, but no longer than until this clock has been moved on by as much.
     *
     * @throws InterruptedException when the server closes
     */
    void pause(Duration length) throws InterruptedException {
        Instant from = now();
        long until = System.nanoTime() + length.toNanos();
        long left = length.toNanos();
        while (left > 0 && now().isBefore(from.plus(length))) {
            Thread.sleep(Duration.ofNanos(Math.min(left, LOOK_EVERY.toNanos())));
            left = until - System.nanoTime();
        }
    }

    boolean isRealTime() {
        return realTime;
    }

    /** Back to the beginning, but for a shared clock: others live by it. */
    void restart() {
        moved.set(Duration.ZERO);
    }
}
