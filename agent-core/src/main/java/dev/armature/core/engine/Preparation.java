package dev.armature.core.engine;

import dev.armature.core.event.CallInfo;
import dev.armature.core.message.ToolCall;
import dev.armature.permissions.decision.Decision;
import dev.armature.tools.contract.Invocation;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolResult;

/** What became of a call before it ran. */
sealed interface Preparation {

    /** The call, for onlookers. */
    CallInfo info();

    /** It has its answer without running. */
    record Settled(CallInfo info, ToolResult result) implements Preparation {}

    /**
     * It may run.
     *
     * @param host what the call is offered
     * @param decision what the permission engine said; where it asked, somebody has said yes since
     * @param changes whether it may change something, so that it is journalled
     * @param concurrent whether it may run beside others
     */
    record Ready(
            CallInfo info,
            ToolCall call,
            Invocation invocation,
            CallHost host,
            Decision decision,
            ToolLimits limits,
            boolean changes,
            boolean concurrent)
            implements Preparation {}

    /** Somebody will decide later. */
    record Deferred(CallInfo info, String approvalId) implements Preparation {}
}
