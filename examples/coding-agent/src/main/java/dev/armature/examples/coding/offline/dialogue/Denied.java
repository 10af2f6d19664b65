package dev.armature.examples.coding.offline.dialogue;

/** Leaves a plan that cannot go on because a call it needs was denied. Carries no stack trace. */
public final class Denied extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Outcome outcome;

    Denied(Outcome outcome) {
        super(outcome.firstLine(), null, false, false);
        this.outcome = outcome;
    }

    /** The denied call and what was said about it. */
    public Outcome outcome() {
        return outcome;
    }
}
