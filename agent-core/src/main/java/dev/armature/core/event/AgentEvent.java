package dev.armature.core.event;

import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelNotice;
import dev.armature.core.usage.Usage;
import dev.armature.permissions.decision.Decision;
import dev.armature.tools.contract.ToolResult;
import java.time.Duration;
import java.util.List;

/**
 * Something that happened in a run, in order. More arms may be added in any version: keep a {@code default}.
 *
 * <p>Events are plain values; they may be kept, and read on any thread.
 */
public sealed interface AgentEvent {

    /** A request is about to be sent. Turns count from 1 within a run. */
    record TurnStarted(int turn) implements AgentEvent {}

    /** A piece of the model's text. */
    record TextDelta(String text) implements AgentEvent {}

    /** A piece of the model's reasoning. */
    record ThinkingDelta(String text) implements AgentEvent {}

    /** The request failed and is sent again after the pause; text since {@link TurnStarted} is void. */
    record ModelRetrying(int attempt, ModelFailure failure, Duration pause) implements AgentEvent {}

    /** The provider says something beside an answer, or beside the refusal of one. */
    record ModelNoted(ModelNotice notice) implements AgentEvent {}

    /** The model's message is complete. */
    record ModelAnswered(String model, Usage usage) implements AgentEvent {}

    /**
     * The permission engine has spoken about a call.
     *
     * @param suggestedRules allow rules that together would let it pass; empty unless the decision is ask
     */
    record CallDecided(CallInfo call, Decision decision, List<String> suggestedRules) implements AgentEvent {
        public CallDecided {
            suggestedRules = List.copyOf(suggestedRules);
        }
    }

    /** A person, or the program in their place, was asked about a call. */
    record ApprovalRequested(CallInfo call, String approvalId) implements AgentEvent {}

    /** They answered; {@code verdict} is {@code allowOnce}, {@code rejectOnce}, {@code defer} and so on. */
    record ApprovalAnswered(CallInfo call, String approvalId, String verdict) implements AgentEvent {}

    /** A call runs. */
    record ToolStarted(CallInfo call) implements AgentEvent {}

    /** A call has its result: it ran, or it was answered without running. */
    record ToolFinished(CallInfo call, ToolResult result, Duration duration) implements AgentEvent {}

    /** The conversation's cached beginning was not read as predicted. */
    record CacheMissed(String explanation) implements AgentEvent {}

    /**
     * When the session was opened, the end of its transcript could not be read and was set aside.
     *
     * @param entriesKept how many entries come before it
     * @param where the name of the file that holds it now, beside the transcript
     * @param why what was found, such as "line 7 is not whole"
     */
    record TranscriptRepaired(long entriesKept, long bytesSetAside, String where, String why) implements AgentEvent {}

    /** The run is over; always the last event. */
    record RunFinished(RunResult result) implements AgentEvent {}
}
