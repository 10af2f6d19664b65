package dev.armature.core.engine;

import java.time.Duration;
import java.util.Optional;

/** Stops something when its time is over, unless it was closed before. */
final class Deadline implements AutoCloseable {
    private final Thread waiting;
    private volatile boolean passed;

    /** Without a time nothing is ever stopped. {@code stop} must be quick and must not throw. */
    Deadline(Optional<Duration> time, Runnable stop) {
        this.waiting = Thread.ofVirtual().name("deadline").unstarted(() -> stopAfter(time.orElse(Duration.ZERO), stop));
        if (time.isPresent()) {
            waiting.start();
        }
    }

    private void stopAfter(Duration time, Runnable stop) {
        try {
            Thread.sleep(time);
            passed = true;
            stop.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it was closed before
        }
    }

    /** Whether it was stopped because of this. */
    boolean hasPassed() {
        return passed;
    }

    @Override
    public void close() {
        waiting.interrupt();
    }
}
