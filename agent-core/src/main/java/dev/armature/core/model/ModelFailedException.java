package dev.armature.core.model;

/** A provider did not do what it was asked for, in a call that gives a value and no stream. */
public final class ModelFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ModelFailure failure;

    /** For that reason. */
    public ModelFailedException(ModelFailure failure) {
        super(failure.message());
        this.failure = failure;
    }

    /** Why. */
    public ModelFailure failure() {
        return failure;
    }
}
