package dev.armature.core.engine;

import dev.armature.core.event.RunTotals;
import dev.armature.core.usage.BudgetLedger;
import dev.armature.tools.contract.Cancellation;
import dev.armature.tools.contract.ToolContext;

/**
 * A tool's call as the runs see it that the tool starts within it. They take from its run's budget too, are cancelled with it,
 * end with the call, and are counted as part of that run. Thread-safe.
 */
public sealed interface OuterCall permits CallHost {

    /**
     * The call that runs in this context.
     *
     * @throws IllegalArgumentException when no agent made this context, so that there is no run to be within
     */
    static OuterCall of(ToolContext context) {
        if (context.host() instanceof OuterCall call) {
            return call;
        }
        throw new IllegalArgumentException("The context of call `" + context.callId()
                + "` was not made by an agent, so there is no run around it. Give the context with which the agent"
                + " called the tool, or start the run on its own.");
    }

    /** What is left for the run around it. */
    BudgetLedger budget();

    /**
     * Has a run end with this call.
     *
     * @param end cancels it and waits until it has ended
     * @return what takes that back
     * @throws IllegalStateException when the call does not run, or no longer
     */
    Cancellation.Registration hold(Runnable end);

    /** Counts a run of that session that has ended. */
    void count(String session, RunTotals totals);
}
