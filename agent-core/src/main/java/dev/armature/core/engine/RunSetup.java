package dev.armature.core.engine;

import dev.armature.core.approval.ApprovalHandler;
import dev.armature.core.usage.BudgetLedger;
import dev.armature.permissions.action.Workspace;
import dev.armature.tools.contract.ToolContext;
import dev.armature.tools.contract.ToolHost;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a run works with. Fixed for the run.
 *
 * @param asking how a request becomes an answer, retries included
 * @param rendering how the conversation becomes a request
 * @param tools what the model may call
 * @param workspace where the tools work by now; a tool may move the folder that relative paths start from
 * @param host what the tools are offered
 * @param locks keeps calls apart; shared by all runs of an agent
 * @param approvals who answers questions, if anybody
 * @param budget what is left to be used
 * @param cancellation the run's switch
 * @param queue what the user says while the run goes on
 * @param clock the time
 */
public record RunSetup(
        Asking asking,
        RequestRendering rendering,
        ToolCatalog tools,
        Supplier<Workspace> workspace,
        ToolHost host,
        ResourceLocks locks,
        Optional<ApprovalHandler> approvals,
        BudgetLedger budget,
        RunCancellation cancellation,
        SteeringQueue queue,
        InstantSource clock) {

    ToolContext context(String callId, CallHost offered) {
        return new ToolContext(callId, workspace.get(), offered, cancellation);
    }
}
