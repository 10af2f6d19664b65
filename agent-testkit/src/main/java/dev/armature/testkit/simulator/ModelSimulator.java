package dev.armature.testkit.simulator;

import dev.armature.testkit.clock.VirtualClock;
import dev.armature.testkit.simulator.cache.CacheOptions;
import dev.armature.testkit.simulator.endpoint.Machinery;
import dev.armature.testkit.simulator.endpoint.Router;
import dev.armature.testkit.simulator.endpoint.SettingsChange;
import dev.armature.testkit.simulator.endpoint.SimulatorSettings;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.Frequency;
import dev.armature.testkit.simulator.http.HttpListener;
import dev.armature.testkit.simulator.journal.JournalEntry;
import dev.armature.testkit.simulator.provider.PreservedThinking;
import dev.armature.testkit.simulator.provider.RateLimits;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.reply.ReplyPolicy;
import dev.armature.testkit.simulator.reply.SimReply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A model server on a loopback port. It speaks the Messages API, Chat Completions and Responses, streamed or not, counts
 * tokens and caches prefixes exactly as documented, refuses what a provider refuses, and goes wrong when it is told to. What
 * the model says is up to a {@link ReplyPolicy}.
 *
 * <p>Time stands still until {@link #advance} moves it, or the clock that {@link Builder#clock} gave it is moved, unless
 * {@link Builder#realTime()} was chosen; so caches expire and rate limits fill up without anybody waiting. Runs from {@link
 * Builder#start()} to {@link #close()}, on virtual threads that are gone when close returns. Safe for use by many threads.
 */
public final class ModelSimulator implements AutoCloseable {
    private static final String STANDARD_KEY = "simulator-key";
    private static final long MOST_BODY_BYTES = 32L * 1024 * 1024;
    private static final int JOURNAL_LIMIT = 1_000;

    private final SimulatorSettings settings;
    private final Machinery machinery;
    private final Router router;
    private final int port;
    private final ReentrantLock lock = new ReentrantLock();
    private HttpListener listener;

    private ModelSimulator(SimulatorSettings settings) {
        this.settings = settings;
        this.machinery = new Machinery(settings);
        this.router = new Router(machinery);
        this.listener = HttpListener.start(
                settings.entrance().port(), router, settings.entrance().mostBodyBytes());
        this.port = listener.port();
        machinery.closingPortBy(this::closePort);
    }

    /** Standard settings, to be changed: any free port, the models of a dated file, time that stands still. */
    public static Builder builder() {
        return new Builder();
    }

    /** A running simulator with standard settings and a policy. */
    public static ModelSimulator start(ReplyPolicy policy) {
        return builder().policy(policy).start();
    }

    /** Where it listens, such as `http://127.0.0.1:41234`; paths begin with `/v1/`. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A key that is let in. */
    public String apiKey() {
        return settings.entrance().keys().stream().findFirst().orElse(STANDARD_KEY);
    }

    /** The requests so far, oldest first, without those to the simulator's own paths. */
    public List<JournalEntry> journal() {
        return machinery.journal();
    }

    /** How many requests there were, those included that the journal no longer holds. */
    public long requestCount() {
        return machinery.requestCount();
    }

    /** How many clients are connected. */
    public int connectionCount() {
        lock.lock();
        try {
            return listener.connectionCount();
        } finally {
            lock.unlock();
        }
    }

    /** The time that it goes by. */
    public Instant now() {
        return machinery.now();
    }

    /**
     * Moves time on.
     *
     * @throws IllegalArgumentException if the step is negative, or leads beyond the year 9999
     */
    public void advance(Duration step) {
        machinery.advance(step);
    }

    /** Replaces the policy. */
    public void policy(ReplyPolicy policy) {
        machinery.policy(Objects.requireNonNull(policy, "policy"));
    }

    /** Makes the next request that asks the model go wrong. */
    public void inject(Fault fault) {
        inject(fault, Frequency.once());
    }

    /**
     * Makes requests that ask the model go wrong. Only requests that are otherwise valid count. Of several faults the
     * one that was injected first strikes, so two faults given once each strike one request after the other.
     */
    public void inject(Fault fault, Frequency frequency) {
        machinery.inject(Objects.requireNonNull(fault, "fault"), Objects.requireNonNull(frequency, "frequency"));
    }

    /** Takes back all faults that were injected and have not struck. */
    public void clearFaults() {
        machinery.clearFaults();
    }

    /** Drops each cache entry with a probability, by the seed: other ones each time. Gives the number dropped. */
    public int evict(double probability) {
        return machinery.evict(probability);
    }

    /**
     * Back to the beginning: empty cache and journal, first ids and chances, no faults, the policy it was built with as {@link
     * ReplyPolicy#restart()} leaves it. A shared clock stays where it is.
     */
    public void reset() {
        machinery.reset();
    }

    /** Closes the port and all connections: clients are refused until {@link #acceptConnections()}. */
    public void refuseConnections() {
        lock.lock();
        try {
            listener.close();
        } finally {
            lock.unlock();
        }
    }

    private void closePort(Duration length) {
        lock.lock();
        try {
            listener.suspend(length);
        } finally {
            lock.unlock();
        }
    }

    /** Listens again on the same port after {@link #refuseConnections()}. */
    public void acceptConnections() {
        lock.lock();
        try {
            listener.close();
            listener = HttpListener.start(port, router, settings.entrance().mostBodyBytes());
        } finally {
            lock.unlock();
        }
    }

    /** What went wrong without an order: requests that no script turn fits, policies that threw. The first 1,000. */
    public List<String> failures() {
        return machinery.failures();
    }

    /**
     * Fails a test whose client swallowed what went wrong.
     *
     * @throws AssertionError when there are {@link #failures()}
     */
    public void verify() {
        List<String> failures = failures();
        if (!failures.isEmpty()) {
            throw new AssertionError("The simulator has something to say:\n" + String.join("\n", failures));
        }
    }

    /**
     * Ends all connections, also in the middle of a reply, and waits for their threads. Closing twice is one closing.
     *
     * @throws IllegalStateException if a thread goes on for 10 seconds more, as of a {@link ReplyPolicy} that waits and does
     *     not listen to interrupts
     */
    @Override
    public void close() {
        lock.lock();
        try {
            listener.close();
        } finally {
            lock.unlock();
        }
    }

    /** Settings of a simulator, each with a standard. Not for use by several threads. */
    public static final class Builder {
        private ReplyPolicy policy = request -> SimReply.text("ok");
        private final List<SimModel> models = new ArrayList<>(SimModel.standard());
        private final Set<String> keys = new LinkedHashSet<>();
        private boolean anyKey;
        private int port;
        private boolean strict = true;
        private boolean realTime;
        private Optional<VirtualClock> clock = Optional.empty();
        private long seed = 1;
        private CacheOptions cache = CacheOptions.standard();
        private RateLimits rateLimits = RateLimits.standard();
        private int journalLimit = JOURNAL_LIMIT;
        private long mostBodyBytes = MOST_BODY_BYTES;
        private PreservedThinking preservedThinking = PreservedThinking.ERROR;

        private Builder() {}

        /** What the model says; the standard is `ok` to everything. */
        public Builder policy(ReplyPolicy replies) {
            policy = Objects.requireNonNull(replies, "replies");
            return this;
        }

        /** Adds a model, or replaces the one of that id. All others are answered by 404. */
        public Builder model(SimModel model) {
            models.removeIf(known -> known.id().equals(model.id()));
            models.add(model);
            return this;
        }

        /** Lets a key in, as `x-api-key` or as a bearer. Without any call there is one key, `simulator-key`. */
        public Builder apiKey(String key) {
            keys.add(key);
            return this;
        }

        /** Lets every key in, as long as there is one. */
        public Builder anyApiKey() {
            anyKey = true;
            return this;
        }

        /** Where it listens on 127.0.0.1; 0, as if not said, for a port that is free. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** Takes any body that can be read; headers and rules are not looked at. */
        public Builder lenient() {
            strict = false;
            return this;
        }

        /** Time passes by itself, and paces are kept; takes back {@link #clock}. */
        public Builder realTime() {
            realTime = true;
            clock = Optional.empty();
            return this;
        }

        /**
         * The simulator's time is that of this clock, so that a test moves one clock for the agent and for what it asks. {@link
         * ModelSimulator#advance} and its path on the wire move this clock, and {@link ModelSimulator#reset()} leaves it where
         * it is. Takes back {@link #realTime()}.
         */
        public Builder clock(VirtualClock shared) {
            clock = Optional.of(shared);
            realTime = false;
            return this;
        }

        /** Of ids, signatures and chances; 1 if not said. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** How prefixes are cached, where providers differ; {@link CacheOptions#standard()} if not said. */
        public Builder cache(CacheOptions options) {
            cache = options;
            return this;
        }

        /** What may be used in a minute; {@link RateLimits#standard()}, which turns nobody away, if not said. */
        public Builder rateLimits(RateLimits limits) {
            rateLimits = limits;
            return this;
        }

        /**
         * How many requests the journal holds; 0 for none. The oldest go first, and so they do when their bodies are more than 256
         * MiB together. 1,000 if not said.
         */
        public Builder journalLimit(int entries) {
            journalLimit = entries;
            return this;
        }

        /** A larger body is answered by 413, and not kept; 32 MiB if not said. */
        public Builder mostBodyBytes(long bytes) {
            mostBodyBytes = bytes;
            return this;
        }

        /**
         * What becomes of replayed reasoning whose history has changed; {@link PreservedThinking#ERROR} if not said, as for
         * accounts of today.
         */
        public Builder preservedThinking(PreservedThinking mode) {
            preservedThinking = mode;
            return this;
        }

        /**
         * Settings as they are written for the program: an object with `models`, `preservedThinking` and `rateLimits`, of which
         * each may be left out. Replaces what was said of these before; `$defs/settings` of the schema of scripts describes it.
         *
         * @throws IllegalArgumentException saying what cannot be understood, and why
         */
        public Builder settings(String json) {
            SimulatorSettings.Provider changed = SettingsChange.parse(json, models)
                    .of(new SimulatorSettings.Provider(models, strict, cache, rateLimits, preservedThinking));
            models.clear();
            models.addAll(changed.models());
            rateLimits = changed.rateLimits();
            preservedThinking = changed.preservedThinking();
            return this;
        }

        /**
         * Begins to listen.
         *
         * @throws java.io.UncheckedIOException if the port cannot be had
         */
        public ModelSimulator start() {
            Set<String> letIn = anyKey ? Set.of() : keys.isEmpty() ? Set.of(STANDARD_KEY) : keys;
            return new ModelSimulator(new SimulatorSettings(
                    policy,
                    new SimulatorSettings.Provider(models, strict, cache, rateLimits, preservedThinking),
                    new SimulatorSettings.Entrance(port, letIn, mostBodyBytes),
                    new SimulatorSettings.Time(realTime, clock),
                    seed,
                    journalLimit));
        }
    }
}
