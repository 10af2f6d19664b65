package dev.armature.prompts.fact;

/** A prompt needs a fact that nobody told. The message names the fact, and the template and line when there is one. */
public final class MissingFactException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String fact;

    /**
     * @param fact the name of the missing fact
     * @param where who needs it, such as {@code environment.md:3}; empty when only code does
     */
    public MissingFactException(String fact, String where) {
        super((where.isEmpty() ? "Expected" : where + ": expected") + " the fact `" + fact
                + "`, but it was not told; add it to the Facts given to the prompt");
        this.fact = fact;
    }

    /** The name of the missing fact. */
    public String fact() {
        return fact;
    }
}
