package dev.armature.core.engine;

import dev.armature.tools.contract.Cancellation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The runs that a tool started within its call and that have not ended. Thread-safe. */
final class InnerRuns {
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Runnable> ends = new LinkedHashSet<>(); // guarded by lock
    private boolean open; // guarded by lock

    /** From now on runs may be started. */
    void open() {
        lock.lock();
        try {
            open = true;
        } finally {
            lock.unlock();
        }
    }

    Cancellation.Registration hold(Runnable end) {
        lock.lock();
        try {
            if (!open) {
                throw new IllegalStateException(
                        "A run can be started within a call while that runs, and this one does not. Start it from the"
                                + " tool itself, before it gives back its result.");
            }
            ends.add(end);
            return () -> release(end);
        } finally {
            lock.unlock();
        }
    }

    private void release(Runnable end) {
        lock.lock();
        try {
            ends.remove(end);
        } finally {
            lock.unlock();
        }
    }

    /** Ends what is left, and lets nothing more begin. */
    void close() {
        List<Runnable> left;
        lock.lock();
        try {
            open = false;
            left = List.copyOf(ends);
            ends.clear();
        } finally {
            lock.unlock();
        }
        left.forEach(Runnable::run);
    }
}
