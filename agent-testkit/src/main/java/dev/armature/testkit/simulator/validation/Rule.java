package dev.armature.testkit.simulator.validation;

import java.util.Optional;

/** One family of rules. */
interface Rule {
    /** The first violation it finds. */
    Optional<Violation> violation(Asked asked);

    static Optional<Violation> says(String message) {
        return Optional.of(Violation.of(message));
    }
}
