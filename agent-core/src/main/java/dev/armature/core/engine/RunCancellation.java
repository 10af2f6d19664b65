package dev.armature.core.engine;

import dev.armature.tools.contract.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one switch that cancels a run. Thread-safe; what is registered is called once, outside the lock. */
public final class RunCancellation implements Cancellation {
    private static final Logger LOG = LoggerFactory.getLogger(RunCancellation.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> stops = new ArrayList<>(); // guarded by lock
    private volatile boolean requested;
    private volatile String reason = "";

    /** Cancels; only the first call does anything. */
    public void cancel(String why) {
        List<Runnable> due;
        lock.lock();
        try {
            if (requested) {
                return;
            }
            reason = why;
            requested = true;
            due = List.copyOf(stops);
            stops.clear();
        } finally {
            lock.unlock();
        }
        due.forEach(RunCancellation::run);
    }

    /** Why it was cancelled; empty before. */
    public String reason() {
        return reason;
    }

    @Override
    public boolean requested() {
        return requested;
    }

    @Override
    public Registration onCancel(Runnable stop) {
        lock.lock();
        try {
            if (!requested) {
                stops.add(stop);
                return () -> remove(stop);
            }
        } finally {
            lock.unlock();
        }
        run(stop);
        return () -> {};
    }

    private void remove(Runnable stop) {
        lock.lock();
        try {
            stops.remove(stop);
        } finally {
            lock.unlock();
        }
    }

    /** One that throws must not keep the others from stopping. */
    private static void run(Runnable stop) {
        try {
            stop.run();
        } catch (RuntimeException e) {
            LOG.warn("Something that was to stop with its run threw instead", e);
        }
    }
}
