package dev.armature.examples.coding.report;

import dev.armature.core.event.RunResult;

/** How a run ended, in one word and in one sentence that says what to do next. */
final class Ending {
    private Ending() {}

    static String word(RunResult result, Unapproved unapproved) {
        return switch (result) {
            case RunResult.Completed ignored -> unapproved.isAny() ? "needsApproval" : "completed";
            case RunResult.Suspended ignored -> "suspended";
            case RunResult.Stopped ignored -> "stopped";
            case RunResult.Cancelled ignored -> "cancelled";
            case RunResult.Refused ignored -> "refused";
            case RunResult.Failed ignored -> "failed";
        };
    }

    /** Empty for a run that completed and missed no approval. */
    static String sentence(RunResult result, Unapproved unapproved, String sessionId) {
        String resume = "Go on with --resume " + sessionId + ".";
        return switch (result) {
            case RunResult.Completed ignored -> unapproved.isAny() ? unapproved.sentence(resume) : "";
            case RunResult.Suspended ignored -> "An approval is needed. " + resume;
            case RunResult.Stopped stopped -> "Stopped: " + stopped.detail() + ". " + resume;
            case RunResult.Cancelled cancelled -> "Cancelled: " + cancelled.reason() + ". " + resume;
            case RunResult.Refused refused -> "The model refused: " + refused.text();
            case RunResult.Failed failed -> closed(failed.cause().message()) + " What came before is kept. " + resume;
        };
    }

    /** Messages of the machine have no full stop. */
    private static String closed(String message) {
        return message.endsWith(".") ? message : message + ".";
    }
}
