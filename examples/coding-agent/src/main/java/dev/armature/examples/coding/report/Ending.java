package dev.armature.examples.coding.report;

import dev.armature.core.event.RunResult;

/** How a run ended, in one word and in one sentence that says what to do next. */
final class Ending {
    private Ending() {}

    static String word(RunResult result, Unapproved unapproved) {
        return switch (result) {
            case RunResult.Completed completed ->
                unapproved.isAny() ? "needsApproval" : EmptyAnswer.isAll(completed) ? "failed" : "completed";
            case RunResult.Suspended ignored -> "suspended";
            case RunResult.Stopped ignored -> "stopped";
            case RunResult.Cancelled ignored -> "cancelled";
            case RunResult.Refused ignored -> "refused";
            case RunResult.Failed ignored -> "failed";
        };
    }

    /** Empty for a run that completed with an answer and missed no approval. */
    static String sentence(RunResult result, Unapproved unapproved, Onward onward) {
        String resume = onward.sentence();
        return switch (result) {
            case RunResult.Completed completed -> unapproved.isAny() ? unapproved.sentence(onward) : silence(completed);
            case RunResult.Suspended ignored -> "An approval is needed. " + resume;
            case RunResult.Stopped stopped ->
                "Stopped: " + stopped.detail() + ". "
                        + (stopped.limit() == RunResult.Limit.TURNS
                                ? onward.withMoreTurns().sentence()
                                : resume);
            case RunResult.Cancelled cancelled -> "Cancelled: " + cancelled.reason() + ". " + resume;
            case RunResult.Refused refused -> "The model refused: " + refused.text();
            case RunResult.Failed failed -> failure(failed, resume);
        };
    }

    private static String silence(RunResult.Completed run) {
        if (EmptyAnswer.isAll(run)) {
            return "The model gave an empty answer and called no tool. Ask again, or ask another with --model.";
        }
        return EmptyAnswer.isIn(run) ? "The model ended without a word; what it did is listed above." : "";
    }

    private static String failure(RunResult.Failed failed, String resume) {
        RunResult.Cause cause = failed.cause();
        // Where nothing was answered there is nothing to keep, and nothing to go on with but the same prompt.
        String kept = failed.totals().turns() == 0 ? "" : " What came before is kept. " + resume;
        return switch (cause) {
            case RunResult.Cause.SessionFailed ignored -> closed(cause.message()) + " Mend that first. " + resume;
            case RunResult.Cause.ModelFailed ignored -> closed(cause.message()) + kept;
            case RunResult.Cause.Defect ignored -> closed(cause.message()) + kept;
        };
    }

    /** Messages of the machine have no full stop. */
    private static String closed(String message) {
        return message.endsWith(".") ? message : message + ".";
    }
}
