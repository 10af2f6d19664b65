package dev.armature.testkit.simulator.validation;

import java.util.Objects;

/**
 * Why a request is refused.
 *
 * @param message in the provider's words, beginning with the path of what is wrong
 * @param detailsJson the `details` object of the error; `null` for none
 */
public record Violation(String message, String detailsJson) {

    public Violation {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(detailsJson, "detailsJson");
    }

    static Violation of(String message) {
        return new Violation(message, "null");
    }
}
