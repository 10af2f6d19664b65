package dev.armature.examples.coding.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes sure that the workspace is a folder. */
final class WorkspaceFolder {
    private WorkspaceFolder() {}

    /** Its real path. */
    static Path of(Path written) {
        if (!Files.exists(written)) {
            throw new UserError("There is no folder " + written + "; name an existing one with --workspace DIR.");
        }
        if (!Files.isDirectory(written)) {
            throw new UserError(written + " is a file; --workspace takes the folder to work in.");
        }
        try {
            return written.toRealPath();
        } catch (IOException e) {
            throw new UserError("The folder " + written + " cannot be opened (" + Hindrance.of(e) + ").");
        }
    }
}
