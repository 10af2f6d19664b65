package dev.armature.core.engine;

import dev.armature.core.event.RunResult;
import dev.armature.core.event.RunResult.Cause;
import dev.armature.core.model.ModelFailure;

/** Decides what a failed request means for the run. What may succeed on a second try was tried again before. */
final class Recovering {
    private final RunSetup setup;

    Recovering(RunSetup setup) {
        this.setup = setup;
    }

    Step recover(Step.Recover recover) {
        ModelFailure failure = recover.failure();
        if (setup.cancellation().requested()) {
            return Step.cancelled(setup.cancellation().reason());
        }
        return switch (failure.kind()) {
            case CONTEXT_TOO_LONG, REQUEST_TOO_LARGE -> Step.stopped(RunResult.Limit.CONTEXT, failure.message());
            case AUTHENTICATION,
                    PERMISSION,
                    MODEL_NOT_FOUND,
                    INVALID_REQUEST,
                    RATE_LIMITED,
                    QUOTA,
                    OVERLOADED,
                    SERVER,
                    NETWORK,
                    TIMEOUT,
                    CUT_OFF,
                    MALFORMED,
                    CANCELLED -> Step.failed(new Cause.ModelFailed(failure));
        };
    }
}
