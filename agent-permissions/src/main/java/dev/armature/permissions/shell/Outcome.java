package dev.armature.permissions.shell;

/**
 * What is known after a command.
 *
 * @param success if it succeeded
 * @param failure if it failed; often the same object
 */
record Outcome(State success, State failure) {

    static Outcome of(State state) {
        return new Outcome(state, state);
    }

    /** What is known whichever happened. */
    State either() {
        return success == failure ? success : State.join(success, failure);
    }

    Outcome inverted() {
        return new Outcome(/* success= */ failure, /* failure= */ success);
    }
}
