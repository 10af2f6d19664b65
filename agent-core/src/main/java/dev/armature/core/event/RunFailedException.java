package dev.armature.core.event;

import dev.armature.core.event.RunResult.Cause;

/** A failed run, for callers that prefer to throw. */
public final class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RunResult result;

    RunFailedException(RunResult.Failed failed) {
        super(failed.cause().message(), thrown(failed.cause()));
        this.result = failed;
    }

    /** A run that ended otherwise than its caller could use: {@code message} says how. */
    public RunFailedException(String message, RunResult result) {
        super(message);
        this.result = result;
    }

    private static @org.jspecify.annotations.Nullable Throwable thrown(Cause cause) {
        return switch (cause) {
            case Cause.ModelFailed ignored -> null;
            case Cause.SessionFailed ignored -> null;
            case Cause.Defect defect -> defect.thrown();
        };
    }

    /** How the run ended. */
    public RunResult result() {
        return result;
    }
}
