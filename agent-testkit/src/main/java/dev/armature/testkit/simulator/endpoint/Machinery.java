package dev.armature.testkit.simulator.endpoint;

import dev.armature.testkit.simulator.cache.PrefixCache;
import dev.armature.testkit.simulator.dialect.Ids;
import dev.armature.testkit.simulator.disturbance.FaultPlan;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.Frequency;
import dev.armature.testkit.simulator.journal.JournalEntry;
import dev.armature.testkit.simulator.limit.RateLimiter;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.reply.ReplyPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;

/** What the endpoints share: clock, cache, journal, policy, faults. Safe for use by many threads. */
public final class Machinery {
    final SimulatorSettings settings;
    final SimClock clock;
    final Ids ids;
    final Access access;
    final PrefixCache cache;
    final FaultPlan faults;
    final Journal journal;
    private static final int MOST_FAILURES = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<String> failures = new ArrayList<>();
    private SplittableRandom evictions;
    private volatile RateLimiter limiter;
    private volatile ReplyPolicy policy;

    public Machinery(SimulatorSettings settings) {
        this.settings = settings;
        this.clock = new SimClock(settings.time());
        this.ids = new Ids(settings.seed());
        this.access = new Access(settings.entrance().keys());
        this.cache = new PrefixCache(settings.provider().cache());
        this.faults = new FaultPlan(settings.seed());
        this.journal = new Journal(settings.journalLimit());
        this.limiter = new RateLimiter(settings.provider().rateLimits(), clock.now());
        this.policy = settings.policy();
        this.evictions = new SplittableRandom(settings.seed());
    }

    RateLimiter limiter() {
        return limiter;
    }

    /** What was asked and answered so far, oldest first. */
    public List<JournalEntry> journal() {
        return journal.entries();
    }

    /** How many requests there were, those included that the journal no longer holds. */
    public long requestCount() {
        return journal.count();
    }

    /** The time that the simulator goes by. */
    public Instant now() {
        return clock.now();
    }

    /** Moves time on; a negative step is an error. */
    public void advance(Duration step) {
        clock.advance(step);
    }

    /** Makes requests that ask the model go wrong. */
    public void inject(Fault fault, Frequency frequency) {
        faults.add(fault, frequency);
    }

    /** Takes back all faults that have not struck. */
    public void clearFaults() {
        faults.clear();
    }

    /** Drops each cache entry with a probability, by the seed. Gives the number dropped. */
    public int evict(double probability) {
        lock.lock();
        try {
            return cache.evict(probability, evictions);
        } finally {
            lock.unlock();
        }
    }

    ReplyPolicy policy() {
        return policy;
    }

    /** Replaces the policy, until the simulator is reset. */
    public void policy(ReplyPolicy next) {
        policy = next;
    }

    Optional<SimModel> model(String id) {
        return settings.provider().models().stream()
                .filter(model -> model.id().equals(id))
                .findFirst();
    }

    /** Keeps what a test must hear of, whatever the client made of it. After so many it is always the same. */
    void failed(String message) {
        lock.lock();
        try {
            if (failures.size() < MOST_FAILURES) {
                failures.add(message);
            }
        } finally {
            lock.unlock();
        }
    }

    /** What was kept so. */
    public List<String> failures() {
        lock.lock();
        try {
            return List.copyOf(failures);
        } finally {
            lock.unlock();
        }
    }

    /** Back to the beginning: empty cache and journal, first ids and chances, no faults, the first policy as it began. */
    public void reset() {
        cache.clear();
        faults.restart();
        journal.clear();
        ids.restart();
        clock.restart();
        limiter = new RateLimiter(settings.provider().rateLimits(), clock.now());
        policy = settings.policy();
        policy.restart();
        lock.lock();
        try {
            evictions = new SplittableRandom(settings.seed());
            failures.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Waits when time is real. False when the wait was broken off because the server closes. */
    boolean waited(Duration length) {
        if (!clock.isRealTime() || length.isZero()) {
            return true;
        }
        try {
            Thread.sleep(length);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
