package dev.armature.testkit.simulator.refusal;

import java.util.Optional;

/** Ends the handling of a request from wherever it is found wanting. Caught at the door of the endpoint. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ApiError error;

    public Refused(ApiError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    /** Goes on when there is no problem. */
    public static void on(Optional<ApiError> problem) {
        if (problem.isPresent()) {
            throw new Refused(problem.get());
        }
    }

    public ApiError error() {
        return error;
    }
}
