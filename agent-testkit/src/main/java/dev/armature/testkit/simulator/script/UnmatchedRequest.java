package dev.armature.testkit.simulator.script;

/** No turn of a script fits the request. The simulator answers it by a 400, and by a failure of its own. */
public final class UnmatchedRequest extends RuntimeException {
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
