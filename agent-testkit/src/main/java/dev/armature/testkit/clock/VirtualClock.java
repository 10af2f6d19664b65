package dev.armature.testkit.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A clock that stands still until it is moved, and does what was asked of it for a time when that time comes.
 *
 * <pre>{@code
 * VirtualClock clock = VirtualClock.atStart();
 * Agent agent = Agent.builder().model(model).clock(clock).budget(Budget.unlimited().wallClock(Duration.ofHours(1))).build();
 * clock.advance(Duration.ofHours(2));
 * }</pre>
 *
 * Give it wherever a {@link Clock} or an {@link java.time.InstantSource} is taken: {@code AgentBuilder.clock},
 * {@code BudgetLedger}, {@code ModelSimulator.Builder.clock}. It does not shorten what really waits, such as a pause between attempts. Thread-safe; clocks of
 * several zones made of one share its time.
 */
public final class VirtualClock extends Clock {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Time time;
    private final ZoneId zone;

    private VirtualClock(Time time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
    }

    /** A clock that shows the first instant of 2026, UTC, as a simulator's own does. */
    public static VirtualClock atStart() {
        return at(START);
    }

    /** A clock that shows that instant, UTC. */
    public static VirtualClock at(Instant instant) {
        return new VirtualClock(new Time(Objects.requireNonNull(instant, "instant")), ZoneOffset.UTC);
    }

    @Override
    public Instant instant() {
        return time.now();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public VirtualClock withZone(ZoneId other) {
        return new VirtualClock(time, other);
    }

    /**
     * Moves time on. What is due meanwhile is done on this thread, in the order of its times and, of equal times, of asking;
     * it sees its own time, and may ask for more.
     *
     * @throws IllegalArgumentException when the step is negative
     */
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: `" + step + "`");
        }
        Instant end = time.now().plus(step);
        for (Optional<Task> due = time.due(end); due.isPresent(); due = time.due(end)) {
            due.get().action().run();
        }
    }

    /** Does something once that much time has passed; at once only when time moves, even after no delay. */
    public void after(Duration delay, Runnable action) {
        time.plan(delay, action);
    }

    private record Task(Instant at, long number, Runnable action) {}

    private static final class Time {
        private final ReentrantLock lock = new ReentrantLock();
        private final PriorityQueue<Task> tasks =
                new PriorityQueue<>(Comparator.comparing(Task::at).thenComparingLong(Task::number)); // guarded by lock
        private Instant now; // guarded by lock
        private long planned; // guarded by lock

        private Time(Instant start) {
            this.now = start;
        }

        private Instant now() {
            lock.lock();
            try {
                return now;
            } finally {
                lock.unlock();
            }
        }

        private void plan(Duration delay, Runnable action) {
            lock.lock();
            try {
                tasks.add(new Task(now.plus(delay), planned++, Objects.requireNonNull(action, "action")));
            } finally {
                lock.unlock();
            }
        }

        /** Moves to the next task that is due by then, and takes it; without one, moves there. */
        private Optional<Task> due(Instant end) {
            lock.lock();
            try {
                Task next = tasks.peek();
                if (next == null || next.at().isAfter(end)) {
                    now = end.isAfter(now) ? end : now;
                    return Optional.empty();
                }
                now = next.at().isAfter(now) ? next.at() : now;
                return Optional.of(tasks.remove());
            } finally {
                lock.unlock();
            }
        }
    }
}
