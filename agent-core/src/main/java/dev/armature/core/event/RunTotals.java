package dev.armature.core.event;

import dev.armature.core.usage.Cost;
import dev.armature.core.usage.Usage;
import java.time.Duration;
import java.util.Objects;

/**
 * What a run used.
 *
 * @param turns requests that were answered
 * @param toolCalls calls that ran
 * @param usage tokens of all requests
 * @param cost money for all requests, as far as prices are known
 * @param duration from the prompt to the end
 */
public record RunTotals(int turns, int toolCalls, Usage usage, Cost cost, Duration duration) {
    public RunTotals {
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(duration, "duration");
    }
}
