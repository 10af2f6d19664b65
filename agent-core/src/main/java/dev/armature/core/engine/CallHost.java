package dev.armature.core.engine;

import dev.armature.core.event.CallInfo;
import dev.armature.core.event.RunTotals;
import dev.armature.core.usage.BudgetLedger;
import dev.armature.permissions.PermissionEngine;
import dev.armature.permissions.action.Action;
import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.decision.Reason;
import dev.armature.tools.content.BlobStore;
import dev.armature.tools.contract.Cancellation;
import dev.armature.tools.contract.ToolHost;
import dev.armature.tools.contract.ToolMemory;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one call is offered: the session's host, and for files that the call comes upon the decision of the permission
 * engine, made as the call itself was judged. So a rule that denies a file holds for searches of the folder around it.
 * Runs that the tool starts within the call end with it.
 */
final class CallHost implements ToolHost, OuterCall {
    private final RunSetup setup;
    private final TurnState state;
    private final ToolHost session;
    private final InnerRuns inner = new InnerRuns();
    private volatile @Nullable Judged judged;

    CallHost(RunSetup setup, TurnState state) {
        this.setup = setup;
        this.state = state;
        this.session = setup.host();
    }

    private record Judged(CallInfo info, PermissionEngine engine, Action.UseTool use, Set<String> approved) {}

    /** The call was judged so; it runs only if that is allowed, or approved by somebody. */
    void judged(CallInfo info, PermissionEngine engine, Action.UseTool use, Decision decision) {
        judged = new Judged(info, engine, use, grounds(decision));
    }

    /** The call begins to run. */
    void begin() {
        inner.open();
    }

    /** The call has run: what it left running is ended. */
    void end() {
        inner.close();
    }

    @Override
    public BudgetLedger budget() {
        return setup.budget();
    }

    @Override
    public Cancellation.Registration hold(Runnable end) {
        return inner.hold(end);
    }

    @Override
    public void count(String session, RunTotals totals) {
        CallInfo call =
                Objects.requireNonNull(judged, "a call runs once it was judged").info();
        state.countInner(new RunTotals.Inner(call, session, totals));
    }

    @Override
    public BlobStore blobs() {
        return session.blobs();
    }

    @Override
    public ToolMemory memory() {
        return session.memory();
    }

    @Override
    public boolean moveTo(Path cwd) {
        return session.moveTo(cwd);
    }

    /** Before the call was judged nothing may be read. Whoever approved the call approved what is asked on the same grounds. */
    @Override
    public boolean mayRead(Path file) {
        Judged call = judged;
        if (call == null) {
            return false;
        }
        Action.UseTool use =
                new Action.UseTool(call.use().tool(), call.use().parameters(), List.of(new Action.ReadPath(file)));
        Decision decision = call.engine().assess(use).decision();
        return switch (decision) {
            case Decision.Allow ignored -> true;
            case Decision.Ask ignored -> call.approved().containsAll(grounds(decision));
            case Decision.Deny ignored -> false;
        };
    }

    private static Set<String> grounds(Decision decision) {
        return decision.reasons().stream().map(CallHost::ground).collect(Collectors.toSet());
    }

    private static String ground(Reason reason) {
        return reason.code() + reason.writtenRule().map(rule -> " " + rule).orElse("");
    }
}
