package dev.armature.settings;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Something in a settings file that cannot be used.
 *
 * @param line 1 for the first line; 0 when the whole file is meant
 * @param message what was expected, what was there, what to do
 */
public record SettingsProblem(Path file, int line, int column, String message) {
    public SettingsProblem {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(message, "message");
    }

    /** {@code file:line:column: message}. */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
    }
}
