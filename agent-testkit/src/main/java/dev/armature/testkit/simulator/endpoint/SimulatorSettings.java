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
 * @param keys those that are let in; every key if empty
 * @param port where it listens; 0 for any that is free
 * @param clock the one that it shares with the test, which then stands still until it is moved; empty for its own
 */
public record SimulatorSettings(
        ReplyPolicy policy,
        List<SimModel> models,
        Set<String> keys,
        int port,
        boolean strict,
        boolean realTime,
        Optional<VirtualClock> clock,
        long seed,
        CacheOptions cache,
        RateLimits rateLimits,
        int journalLimit,
        long mostBodyBytes,
        PreservedThinking preservedThinking) {

    public SimulatorSettings {
        models = List.copyOf(models);
        keys = Set.copyOf(keys);
    }
}
