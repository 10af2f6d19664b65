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

    /** If it may as well fail before anything happens. */
    Outcome orNot(State before) {
        return new Outcome(success, State.join(before, failure));
    }

    /** If either command was the one that ran. */
    Outcome or(Outcome other) {
        return new Outcome(State.join(success, other.success), State.join(failure, other.failure));
    }

    Outcome inverted() {
        return new Outcome(/* success= */ failure, /* failure= */ success);
    }
}
