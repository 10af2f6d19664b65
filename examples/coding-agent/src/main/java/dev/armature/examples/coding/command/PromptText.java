package dev.armature.examples.coding.command;

import dev.armature.examples.coding.setup.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What {@code -p} says. */
final class PromptText {
    private static final int LONGEST_PROMPT = 8 * 1024 * 1024;

    private PromptText() {}

    /** The text as written; what is on standard input if that is {@code -}. */
    static String of(String written, Surroundings surroundings) {
        String text = written.equals("-") ? standardInput(surroundings) : written;
        if (text.isBlank()) {
            throw new UserError("The prompt is empty; say what to do, such as -p \"where is Parser defined?\".");
        }
        return text;
    }

    private static String standardInput(Surroundings surroundings) {
        try {
            byte[] bytes = surroundings.in().readNBytes(LONGEST_PROMPT + 1);
            if (bytes.length > LONGEST_PROMPT) {
                throw new UserError("The prompt on standard input is larger than " + LONGEST_PROMPT / 1024 / 1024
                        + " MiB, more than any model reads. Put it into a file, and say what to do with it.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserError("The prompt cannot be read from standard input: " + e.getMessage() + ".");
        }
    }
}
