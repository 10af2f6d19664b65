package dev.armature.examples.coding.setup;

import java.util.Objects;

/**
 * The files of a session cannot be opened or listed: one sentence that says which and why. Nothing was done; another try may
 * work once the disk or the file is mended.
 */
public final class SessionFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SessionFailure(String sentence) {
        super(Objects.requireNonNull(sentence, "sentence"));
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
