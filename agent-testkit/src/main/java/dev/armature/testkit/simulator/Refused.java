package dev.armature.testkit.simulator;

import java.util.Optional;

/** Ends the handling of a request from wherever it is found wanting. Caught at the door of the endpoint. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ApiError error;

    Refused(ApiError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    /** Goes on when there is no problem. */
    static void on(Optional<ApiError> problem) {
        if (problem.isPresent()) {
            throw new Refused(problem.get());
        }
    }

    ApiError error() {
        return error;
    }
}
