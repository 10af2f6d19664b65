package dev.armature.testkit.simulator.disturbance;

import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.Frequency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;

/** The injected faults. At most one strikes a request: the first, in order of injection, whose turn it is. */
public final class FaultPlan {
    private final ReentrantLock lock = new ReentrantLock();
    private final long seed;
    private SplittableRandom random;
    private final List<Planned> planned = new ArrayList<>();

    public FaultPlan(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    private static final class Planned {
        final Fault fault;
        final Frequency frequency;
        int requests;
        int strikes;

        Planned(Fault fault, Frequency frequency) {
            this.fault = fault;
            this.frequency = frequency;
        }

        boolean isSpent() {
            return frequency instanceof Frequency.Times times && strikes >= times.count();
        }
    }

    public void add(Fault fault, Frequency frequency) {
        lock.lock();
        try {
            planned.add(new Planned(fault, frequency));
        } finally {
            lock.unlock();
        }
    }

    public void clear() {
        lock.lock();
        try {
            planned.clear();
        } finally {
            lock.unlock();
        }
    }

    /** No faults, and the first chances again. */
    public void restart() {
        lock.lock();
        try {
            planned.clear();
            random = new SplittableRandom(seed);
        } finally {
            lock.unlock();
        }
    }

    /** What strikes the request that is there now. */
    public Optional<Fault> next() {
        lock.lock();
        try {
            Optional<Fault> struck = Optional.empty();
            for (Planned each : planned) {
                each.requests++;
                if (struck.isEmpty() && strikes(each)) {
                    each.strikes++;
                    struck = Optional.of(each.fault);
                }
            }
            planned.removeIf(Planned::isSpent);
            return struck;
        } finally {
            lock.unlock();
        }
    }

    private boolean strikes(Planned each) {
        return switch (each.frequency) {
            case Frequency.Times ignored -> true;
            case Frequency.Every every -> each.requests % every.nth() == 0;
            case Frequency.Chance chance -> random.nextDouble() < chance.probability();
        };
    }
}
