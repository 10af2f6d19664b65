package dev.armature.examples.coding.command;

import dev.armature.core.event.RunResult;
import dev.armature.examples.coding.report.EmptyAnswer;

/** What the process says to its caller. The numbers are documented in the README and do not change. */
public enum ExitCode {
    /** The work was done. */
    COMPLETED(0),
    /** The model could not be reached or had nothing to say, a session's files could not be used, or something else went wrong that trying again may mend. */
    FAILED(1),
    /** The command line or a settings file cannot be used as it is. Nothing was done. */
    USAGE(2),
    /** Something needed an approval that nobody could give; the rule that would have allowed it was printed. */
    NEEDS_APPROVAL(3),
    /** A limit was reached: turns, tokens, money, time, the model's window. */
    LIMIT(4),
    /** The model refused. */
    REFUSED(5),
    /** The user interrupted it. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number the process ends with. */
    public int number() {
        return number;
    }

    /**
     * What a run's ending means for the caller.
     *
     * @param neededApproval whether a call was refused because nobody could be asked
     */
    public static ExitCode of(RunResult result, boolean neededApproval) {
        return switch (result) {
            case RunResult.Completed completed ->
                neededApproval ? NEEDS_APPROVAL : EmptyAnswer.isAll(completed) ? FAILED : COMPLETED;
            case RunResult.Suspended ignored -> NEEDS_APPROVAL;
            case RunResult.Stopped ignored -> LIMIT;
            case RunResult.Refused ignored -> REFUSED;
            case RunResult.Cancelled ignored -> INTERRUPTED;
            case RunResult.Failed ignored -> FAILED;
        };
    }
}
