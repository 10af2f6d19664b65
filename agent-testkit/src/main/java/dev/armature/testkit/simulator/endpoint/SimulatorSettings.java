package dev.armature.testkit.simulator.endpoint;

import dev.armature.testkit.clock.VirtualClock;
import dev.armature.testkit.simulator.cache.CacheOptions;
import dev.armature.testkit.simulator.provider.PreservedThinking;
import dev.armature.testkit.simulator.provider.RateLimits;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.reply.ReplyPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that can be chosen about a simulator.
 *
 * @param seed of ids, signatures and chances
 * @param journalLimit how many requests are kept
 */
public record SimulatorSettings(
        ReplyPolicy policy, Provider provider, Entrance entrance, Time time, long seed, int journalLimit) {

    /**
     * Whom the simulator pretends to be.
     *
     * @param strict false to take any body that can be read
     */
    public record Provider(
            List<SimModel> models,
            boolean strict,
            CacheOptions cache,
            RateLimits rateLimits,
            PreservedThinking preservedThinking) {

        public Provider {
            models = List.copyOf(models);
        }
    }

    /**
     * Where clients come in, and which.
     *
     * @param port 0 for any that is free
     * @param keys those that are let in; every key if empty
     * @param mostBodyBytes what a request may weigh
     */
    public record Entrance(int port, Set<String> keys, long mostBodyBytes) {

        public Entrance {
            keys = Set.copyOf(keys);
        }
    }

    /**
     * What the time is.
     *
     * @param real whether it passes by itself
     * @param shared the clock that the simulator shares with the test, which then stands still until it is moved; empty for
     *     its own
     */
    public record Time(boolean real, Optional<VirtualClock> shared) {}
}
