package dev.armature.examples.coding.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes sure that what the user names as a folder is one. */
public final class WorkspaceFolder {
    private WorkspaceFolder() {}

    /**
     * Its real path.
     *
     * @param option with which it was named, or could have been: {@code --workspace}
     */
    public static Path of(Path written, String option) {
        if (!Files.exists(written)) {
            throw new UserError("There is no folder " + written + "; name an existing one with " + option + " DIR.");
        }
        if (!Files.isDirectory(written)) {
            throw new UserError(written + " is a file; " + option + " takes the folder to work in.");
        }
        try {
            return written.toRealPath();
        } catch (IOException e) {
            throw new UserError("The folder " + written + " cannot be opened (" + Hindrance.of(e) + ").");
        }
    }
}
