package dev.armature.core.engine;

import dev.armature.core.event.RunResult;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelRequest;

/** What the engine does next. A value, so that a run can be looked at between two steps. */
sealed interface Step {

    /** Make the next request, if the limits allow one. */
    record Prepare() implements Step {}

    /** Ask the model. */
    record Sample(ModelRequest request) implements Step {}

    /** Answer the calls of the model's last message. */
    record Act(ToolRound round) implements Step {}

    /** The model did not answer. */
    record Recover(ModelFailure failure) implements Step {}

    /** The run is over. */
    record Finish(Ending ending) implements Step {}

    /** How it is over; becomes a {@link RunResult} when the totals are known. */
    sealed interface Ending {
        record Completed(String text) implements Ending {}

        record Suspended(String approvalId) implements Ending {}

        record Stopped(RunResult.Limit limit, String detail) implements Ending {}

        record Cancelled(String reason) implements Ending {}

        record Refused(String text) implements Ending {}

        record Failed(RunResult.Cause cause) implements Ending {}
    }

    static Finish completed(String text) {
        return new Finish(new Ending.Completed(text));
    }

    static Finish stopped(RunResult.Limit limit, String detail) {
        return new Finish(new Ending.Stopped(limit, detail));
    }

    static Finish cancelled(String reason) {
        return new Finish(new Ending.Cancelled(reason));
    }

    static Finish failed(RunResult.Cause cause) {
        return new Finish(new Ending.Failed(cause));
    }
}
