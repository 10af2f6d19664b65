package dev.armature.core.event;

import dev.armature.core.usage.Cost;
import dev.armature.core.usage.Usage;
import java.util.Objects;

/**
 * What one run used, or several together.
 *
 * @param turns requests that were answered
 * @param toolCalls calls that ran
 * @param usage tokens of all requests
 * @param cost money for all requests, as far as prices are known
 */
public record RunCounts(int turns, int toolCalls, Usage usage, Cost cost) {
    public RunCounts {
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(cost, "cost");
    }

    /** Both together. */
    public RunCounts plus(RunCounts other) {
        return new RunCounts(
                turns + other.turns, toolCalls + other.toolCalls, usage.plus(other.usage), cost.plus(other.cost));
    }
}
