package dev.armature.core.event;

import dev.armature.core.model.ModelFailure;
import dev.armature.core.usage.Cost;
import dev.armature.core.usage.Usage;
import java.util.Objects;

/** How a run ended. Closed: switch over it without a default. */
public sealed interface RunResult {

    /** What the run used until then. */
    RunTotals totals();

    /** Tokens of all requests, those of runs within it too. */
    default Usage usage() {
        return totals().usage();
    }

    /** Money for all requests, those of runs within it too; prints as {@code $0.0123} or {@code cost unknown}. */
    default Cost cost() {
        return totals().cost();
    }

    /** The model said all it had to say. */
    record Completed(String text, RunTotals totals) implements RunResult {
        public Completed {
            Objects.requireNonNull(text, "text");
        }
    }

    /** A call waits for somebody's decision, which may come in another process, another day. */
    record Suspended(String sessionId, String approvalId, RunTotals totals) implements RunResult {}

    /** A limit was reached. What was done until then is in the transcript, and the session can go on. */
    record Stopped(Limit limit, String detail, RunTotals totals) implements RunResult {}

    /** Somebody cancelled it. */
    record Cancelled(String reason, RunTotals totals) implements RunResult {}

    /** The provider refused to answer. */
    record Refused(String text, RunTotals totals) implements RunResult {}

    /** It could not go on. The session can, once the cause is mended. */
    record Failed(Cause cause, RunTotals totals) implements RunResult {

        /** The failure as an exception, for callers that prefer to throw. */
        public RunFailedException asException() {
            return new RunFailedException(this);
        }
    }

    /** A limit that stops a run. */
    enum Limit {
        TURNS,
        TOOL_CALLS,
        TOKENS,
        MONEY,
        TIME,
        /** The same calls with the same results, again and again. */
        LOOP,
        /** The conversation no longer fits the model. */
        CONTEXT,
        /** The model's answer was longer than one answer may be. */
        OUTPUT
    }

    /** Why a run failed. */
    sealed interface Cause {

        /** One sentence for a person. */
        String message();

        /** The model did not answer. */
        record ModelFailed(ModelFailure failure) implements Cause {
            @Override
            public String message() {
                return failure.message();
            }
        }

        /** The transcript could not be written; what is not written does not happen. */
        record SessionFailed(String message) implements Cause {}

        /** A defect, here or in a plug-in. */
        record Defect(String message, Throwable thrown) implements Cause {}
    }
}
