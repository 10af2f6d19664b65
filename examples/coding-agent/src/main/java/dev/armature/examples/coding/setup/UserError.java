package dev.armature.examples.coding.setup;

import java.util.Objects;

/** Something that the user can mend: one sentence that says what was there and what to do. Nothing was done. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserError(String sentence) {
        super(Objects.requireNonNull(sentence, "sentence"));
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
