package dev.armature.testkit.simulator;

/** No turn of a script fits the request. */
final class UnmatchedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String explanation;

    UnmatchedRequest(String explanation) {
        super(explanation);
        this.explanation = explanation;
    }

    @Override
    public String getMessage() {
        return explanation;
    }
}
