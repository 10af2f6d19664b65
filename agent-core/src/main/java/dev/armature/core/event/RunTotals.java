package dev.armature.core.event;

import dev.armature.core.usage.Cost;
import dev.armature.core.usage.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a run used, as a tree: the run itself, and the runs that its tools started within their calls.
 *
 * @param own what the run used itself
 * @param duration from the prompt to the end, with all that ran within
 * @param inner the runs within it that have ended, in the order in which they did
 */
public record RunTotals(RunCounts own, Duration duration, List<Inner> inner) {
    public RunTotals {
        Objects.requireNonNull(own, "own");
        Objects.requireNonNull(duration, "duration");
        inner = List.copyOf(inner);
    }

    /**
     * A run within a run.
     *
     * @param call the call that started it
     * @param session the session that it was a run of
     * @param totals what it used, with what ran within it
     */
    public record Inner(CallInfo call, String session, RunTotals totals) {
        public Inner {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(session, "session");
            Objects.requireNonNull(totals, "totals");
        }
    }

    /** Of a run with no other within it. */
    public static RunTotals of(int turns, int toolCalls, Usage usage, Cost cost, Duration duration) {
        return new RunTotals(new RunCounts(turns, toolCalls, usage, cost), duration, List.of());
    }

    /** All of the tree together. */
    public RunCounts all() {
        RunCounts sum = own;
        for (Inner run : inner) {
            sum = sum.plus(run.totals().all());
        }
        return sum;
    }

    /** Requests that were answered, in the whole tree. */
    public int turns() {
        return all().turns();
    }

    /** Calls that ran, in the whole tree. */
    public int toolCalls() {
        return all().toolCalls();
    }

    /** Tokens of all requests of the whole tree. */
    public Usage usage() {
        return all().usage();
    }

    /** Money for all requests of the whole tree, as far as prices are known. */
    public Cost cost() {
        return all().cost();
    }
}
