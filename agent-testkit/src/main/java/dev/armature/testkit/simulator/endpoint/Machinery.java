package dev.armature.testkit.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.cache.PrefixCache;
import dev.armature.testkit.simulator.dialect.Ids;
import dev.armature.testkit.simulator.disturbance.FaultPlan;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.Frequency;
import dev.armature.testkit.simulator.journal.JournalEntry;
import dev.armature.testkit.simulator.limit.RateLimiter;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.reasoning.ReasoningCheck;
import dev.armature.testkit.simulator.reasoning.ReasoningSeal;
import dev.armature.testkit.simulator.reasoning.Rounds;
import dev.armature.testkit.simulator.refusal.ApiError;
import dev.armature.testkit.simulator.refusal.Refused;
import dev.armature.testkit.simulator.reply.Pace;
import dev.armature.testkit.simulator.reply.ReplyPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

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
    final ReasoningSeal seal;
    final ReasoningCheck reasoning;
    final Rounds rounds = new Rounds();
    final Diagnostics diagnostics = new Diagnostics();
    private volatile SimulatorSettings.Provider provider;
    private volatile Consumer<Duration> port = length -> {};
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
        this.provider = settings.provider();
        this.seal = new ReasoningSeal(settings.seed());
        this.reasoning = new ReasoningCheck(seal, rounds);
        this.limiter = new RateLimiter(provider.rateLimits(), clock.now());
        this.policy = settings.policy();
        this.evictions = new SplittableRandom(settings.seed());
    }

    /** Who closes the port for a while when a fault says so. */
    public void closingPortBy(Consumer<Duration> closer) {
        port = closer;
    }

    void closePort(Duration length) {
        port.accept(length);
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

    SimulatorSettings.Provider provider() {
        return provider;
    }

    /** Changes whom the simulator pretends to be, until it is reset. Limits begin anew when they are among it. */
    public void change(SettingsChange change) {
        lock.lock();
        try {
            SimulatorSettings.Provider changed = change.of(provider);
            if (!changed.rateLimits().equals(provider.rateLimits())) {
                limiter = new RateLimiter(changed.rateLimits(), clock.now());
            }
            provider = changed;
        } finally {
            lock.unlock();
        }
    }

    Optional<SimModel> model(String id) {
        return provider.models().stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /**
     * The model that a body asks; a tolerant one when the body names none, which the rules find.
     *
     * @throws Refused when there is no such model
     */
    SimModel asked(JsonNode body) {
        String name = body.path("model").asText();
        Optional<SimModel> known = model(name);
        if (known.isEmpty() && body.path("model").isTextual()) {
            throw new Refused(ApiError.unknownModel(name));
        }
        return known.orElseGet(() -> SimModel.named(name));
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
        rounds.clear();
        diagnostics.clear();
        policy = settings.policy();
        policy.restart();
        lock.lock();
        try {
            provider = settings.provider();
            limiter = new RateLimiter(provider.rateLimits(), clock.now());
            evictions = new SplittableRandom(settings.seed());
            failures.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Whether anybody waits for it. */
    boolean keeps(Pace pace) {
        return clock.isRealTime() || pace.realTime();
    }

    /** Waits when time is real, or the pace is. False when the wait was broken off because the server closes. */
    boolean waited(Pace pace) {
        if (!keeps(pace) || pace.firstByte().isZero()) {
            return true;
        }
        try {
            clock.pause(pace.firstByte());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
