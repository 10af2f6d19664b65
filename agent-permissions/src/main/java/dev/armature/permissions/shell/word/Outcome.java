package dev.armature.permissions.shell.word;

/**
 * What is known after a command.
 *
 * @param success if it succeeded
 * @param failure if it failed; often the same object
 */
public record Outcome(State success, State failure) {

    public static Outcome of(State state) {
        return new Outcome(state, state);
    }

    /** What is known whichever happened. */
    public State either() {
        return success == failure ? success : State.join(success, failure);
    }

    /** If it may as well fail before anything happens. */
    public Outcome orNot(State before) {
        return new Outcome(success, State.join(before, failure));
    }

    /** If either command was the one that ran. */
    public Outcome or(Outcome other) {
        return new Outcome(State.join(success, other.success), State.join(failure, other.failure));
    }

    public Outcome inverted() {
        return new Outcome(/* success= */ failure, /* failure= */ success);
    }
}
