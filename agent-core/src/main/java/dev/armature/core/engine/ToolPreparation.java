package dev.armature.core.engine;

import dev.armature.core.approval.Approval;
import dev.armature.core.approval.ApprovalRequest;
import dev.armature.core.approval.Approvals;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.CallInfo;
import dev.armature.core.message.ToolCall;
import dev.armature.permissions.Assessment;
import dev.armature.permissions.action.Action;
import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.decision.Reason;
import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.Invocation;
import dev.armature.tools.contract.SideEffects;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolInput;
import dev.armature.tools.contract.ToolReading;
import dev.armature.tools.contract.ToolResult;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a call from what the model wrote to something that may run: find, read, judge, ask. */
final class ToolPreparation {
    private static final Logger LOG = LoggerFactory.getLogger(ToolPreparation.class);

    private final RunSetup setup;
    private final TurnState state;
    private final Approvals approvals;

    ToolPreparation(RunSetup setup, TurnState state) {
        this.setup = setup;
        this.state = state;
        this.approvals = new Approvals(
                state.transcript(),
                state::tell,
                setup.approvals().map(handler -> request -> usable(handler.decide(request))));
    }

    /** Refuses a rule that cannot be used before it is written down: the session would never open again. */
    private Approval usable(Approval approval) {
        SessionRules.with(state.permissions(), approval);
        return approval;
    }

    /** How far a call came without anybody being asked. */
    private sealed interface Judgement {

        /** It was not even understood. */
        record Unusable(Preparation.Settled settled) implements Judgement {}

        /** It was understood, and the permission engine has spoken. */
        record Judged(Preparation.Ready ready, List<Action> does, Assessment assessment) implements Judgement {
            CallInfo info() {
                return ready.info();
            }
        }
    }

    /** What may run at once, without asking anybody, beside others; nothing when the call is not of that kind. */
    Optional<Preparation.Ready> readyToStartEarly(ToolCall call) {
        if (!(judge(call) instanceof Judgement.Judged judged)
                || !(judged.assessment().decision() instanceof Decision.Allow)) {
            return Optional.empty();
        }
        Preparation.Ready ready = judged.ready();
        return ready.concurrent() && !ready.changes() ? Optional.of(ready) : Optional.empty();
    }

    /** Tells onlookers that a call is allowed that starts early. */
    void announce(Preparation.Ready early) {
        state.tell(new AgentEvent.CallDecided(early.info(), early.decision(), List.of()));
    }

    /** Prepares a call to the end, asking if need be. */
    Preparation prepare(ToolCall call) throws InterruptedException {
        return switch (judge(call)) {
            case Judgement.Unusable unusable -> unusable.settled();
            case Judgement.Judged judged -> decide(judged);
        };
    }

    private Judgement judge(ToolCall call) {
        Optional<Tool> tool = setup.tools().named(call.name());
        if (tool.isEmpty()) {
            return unusable(call, ErrorCode.E_UNKNOWN_TOOL, setup.tools().missing(call.name()));
        }
        if (!call.complete()) {
            return unusable(
                    call,
                    ErrorCode.E_INPUT,
                    "The input of this call is not a complete JSON object, so it was not run. "
                            + "Call again with complete input; split long content into several calls.");
        }
        CallHost host = new CallHost(setup, state);
        try {
            return switch (tool.get().read(new ToolInput(call.inputJson()), setup.context(call.id(), host))) {
                case ToolReading.Unreadable unreadable -> unusable(call, ErrorCode.E_INPUT, unreadable.sentence());
                case ToolReading.Ready ready -> assess(call, tool.get(), ready.invocation(), host);
            };
        } catch (RuntimeException | Error e) {
            LOG.error("The tool {} threw while its input was read", call.name(), e);
            return unusable(
                    call,
                    ErrorCode.E_INTERNAL,
                    "The tool failed while its input was read, so it was not run: "
                            + e.getClass().getSimpleName()
                            + (e.getMessage() == null ? "" : ": " + e.getMessage())
                            + ". This is a defect of the tool; try another way.");
        }
    }

    /** Asks the tool all that it is asked before it runs; what it says here is what holds. */
    private Judgement.Judged assess(ToolCall call, Tool tool, Invocation invocation, CallHost host) {
        Action.UseTool use = new Action.UseTool(call.name(), invocation.parameters(), invocation.actions());
        CallInfo info = new CallInfo(call.id(), call.name(), call.inputJson(), invocation.summary());
        Assessment assessment = state.permissions().assess(use);
        host.judged(info, state.permissions(), use, assessment.decision());
        boolean isAssessed = invocation.sideEffects() == SideEffects.AS_ASSESSED;
        boolean readOnly = isAssessed ? assessment.effects().readOnly() : invocation.sideEffects() == SideEffects.NONE;
        boolean concurrent = invocation.concurrencySafe() && (readOnly || !isAssessed);
        return new Judgement.Judged(
                new Preparation.Ready(
                        info,
                        call,
                        invocation,
                        host,
                        assessment.decision(),
                        tool.spec().limits(),
                        !readOnly,
                        concurrent),
                use.does(),
                assessment);
    }

    private Preparation decide(Judgement.Judged judged) throws InterruptedException {
        Decision decision = judged.assessment().decision();
        state.tell(new AgentEvent.CallDecided(
                judged.info(), decision, judged.assessment().suggestedRules()));
        return switch (decision) {
            case Decision.Allow ignored -> judged.ready();
            case Decision.Deny deny -> denied(judged, deny);
            case Decision.Ask ask -> ask(judged, ask);
        };
    }

    private Preparation ask(Judgement.Judged judged, Decision.Ask ask) throws InterruptedException {
        ApprovalRequest request = new ApprovalRequest(
                UUID.randomUUID().toString(),
                state.transcript().id().name(),
                judged.info(),
                ask.reasons(),
                judged.assessment().effects(),
                judged.assessment().suggestedRules());
        return switch (approvals.settle(request, Digest.of(judged.ready().call(), judged.does()))) {
            case Approvals.Outcome.Later later -> new Preparation.Deferred(judged.info(), later.approvalId());
            case Approvals.Outcome.NobodyToAsk ignored -> nobodyToAsk(judged, ask);
            case Approvals.Outcome.Answered answered -> answered(judged, answered.approval());
        };
    }

    private Preparation answered(Judgement.Judged judged, Approval approval) {
        state.permit(SessionRules.with(state.permissions(), approval));
        return switch (approval) {
            case Approval.AllowOnce ignored -> judged.ready();
            case Approval.AllowAlways ignored -> judged.ready();
            case Approval.RejectOnce once -> rejected(judged, once.said());
            case Approval.RejectAlways always ->
                rejected(judged, "Nothing that `" + always.rule() + "` names is wanted in this session.");
            case Approval.Defer ignored -> throw new IllegalStateException("a deferred approval is not an answer");
        };
    }

    private static Preparation denied(Judgement.Judged judged, Decision.Deny deny) {
        boolean byPlanMode =
                deny.reasons().stream().anyMatch(reason -> reason.code().startsWith("mode.plan"));
        return settled(
                judged.info(),
                byPlanMode ? ErrorCode.E_DENIED_PLAN_MODE : ErrorCode.E_DENIED,
                judged.info().tool() + " was denied: " + sentences(deny.reasons())
                        + " Do not retry the same call; choose another way or ask.");
    }

    private static Preparation rejected(Judgement.Judged judged, String said) {
        return settled(
                judged.info(),
                ErrorCode.E_DENIED,
                "The user did not allow this call" + (said.isBlank() ? "." : ": " + said)
                        + " Do not retry it unchanged; choose another way or ask.");
    }

    private static Preparation nobodyToAsk(Judgement.Judged judged, Decision.Ask ask) {
        return settled(
                judged.info(),
                ErrorCode.E_NEEDS_USER,
                judged.info().tool() + " needs approval and nobody can be asked: " + sentences(ask.reasons()) + " "
                        + remedy(judged.assessment().suggestedRules())
                        + " Choose another way, or finish and say what is needed.");
    }

    private static String remedy(List<String> rules) {
        return switch (rules.size()) {
            case 0 -> "No rule would allow it.";
            case 1 -> "The rule `" + rules.getFirst() + "` would allow it.";
            default -> "The rules `" + String.join("` and `", rules) + "` together would allow it.";
        };
    }

    private static String sentences(List<Reason> reasons) {
        return reasons.stream()
                .map(Reason::message)
                .map(sentence -> sentence.endsWith(".") ? sentence : sentence + ".")
                .distinct()
                .limit(3)
                .collect(Collectors.joining(" "));
    }

    private static Judgement unusable(ToolCall call, ErrorCode code, String sentence) {
        return new Judgement.Unusable(settled(plainInfo(call), code, sentence));
    }

    private static Preparation.Settled settled(CallInfo info, ErrorCode code, String sentence) {
        return new Preparation.Settled(info, ToolResult.error(code, sentence));
    }

    /** A call of which nothing is known but what the model wrote. */
    static CallInfo plainInfo(ToolCall call) {
        return new CallInfo(call.id(), call.name(), call.inputJson(), call.name());
    }
}
