package dev.armature.core.engine;

import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.CallInfo;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage.Part.Answer;
import dev.armature.core.session.EntryBody.CallAnswered;
import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.ToolResult;
import java.time.Duration;

/** Writes down the one answer that each call gets, and tells onlookers. */
final class CallAnswers {
    private static final String UNKNOWN =
            "This call may or may not have happened: the work was interrupted while it ran. "
                    + "Check its effects before you repeat it.";

    private final TurnState state;

    CallAnswers(TurnState state) {
        this.state = state;
    }

    void give(CallInfo info, ToolResult result, Duration took) {
        state.append(new CallAnswered(new Answer(info.id(), result.content(), result.isError())));
        state.tell(new AgentEvent.ToolFinished(info, result, took));
    }

    /** Answers the calls that an earlier run may have run before it broke off: they are not run again. */
    void giveUpOnUnknown() {
        state.view().unansweredCalls().stream()
                .filter(state.view()::mayHaveRun)
                .forEach(call -> give(
                        ToolPreparation.plainInfo(call),
                        ToolResult.error(ErrorCode.E_CANCELLED, UNKNOWN),
                        Duration.ZERO));
    }

    /** Answers every call of the last message that has no answer yet; nothing of it has run in this run. */
    void giveUpOn(Unrun why) {
        for (ToolCall call : state.view().unansweredCalls()) {
            String sentence = state.view().mayHaveRun(call) ? UNKNOWN : why.sentence();
            give(ToolPreparation.plainInfo(call), ToolResult.error(why.code(), sentence), Duration.ZERO);
        }
    }

    /** Why a call was never run. */
    record Unrun(ErrorCode code, String sentence) {
        static Unrun cancelled(Duration after) {
            return new Unrun(
                    ErrorCode.E_CANCELLED, "Not executed: the user interrupted after " + after.toSeconds() + " s.");
        }

        static Unrun steered() {
            return new Unrun(ErrorCode.E_CANCELLED, "Skipped: a new user message arrived.");
        }

        static Unrun ended(String why) {
            return new Unrun(ErrorCode.E_CANCELLED, "Not executed: " + why);
        }
    }
}
