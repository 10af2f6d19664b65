package dev.armature.testkit.simulator.http;

import java.io.IOException;

/** What came in cannot be read as a request; the connection ends after the refusal. */
final class HttpProblem extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    HttpProblem(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
