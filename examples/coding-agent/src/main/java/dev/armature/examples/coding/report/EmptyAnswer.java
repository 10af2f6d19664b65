package dev.armature.examples.coding.report;

import dev.armature.core.event.RunResult;

/** Recognises runs in which the model had nothing to say, which whoever reads only the text would take for an answer. */
public final class EmptyAnswer {
    private EmptyAnswer() {}

    /** Whether the run brought nothing: no text, and no tool was called. */
    public static boolean isAll(RunResult.Completed run) {
        return isIn(run) && run.totals().toolCalls() == 0;
    }

    /** Whether the last answer had no text. */
    static boolean isIn(RunResult.Completed run) {
        return run.text().isBlank();
    }
}
