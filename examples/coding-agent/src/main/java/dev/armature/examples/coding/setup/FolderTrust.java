package dev.armature.examples.coding.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The folders whose own settings and instructions the user wants to be listened to: one path a line, in the user's own
 * folder, never in the workspace.
 */
public final class FolderTrust {
    private final Path file;

    public FolderTrust(Home home) {
        this.file = home.trustedFolders();
    }

    /** Whether the user has said yes to that folder, or to one that holds it. */
    public boolean covers(Path workspace) {
        return trusted().stream().anyMatch(folder -> workspace.startsWith(folder));
    }

    /**
     * Remembers a yes.
     *
     * @throws UserError when it cannot be written down, also because the name would read as several
     */
    public void add(Path workspace) {
        if (workspace.toString().chars().anyMatch(Character::isISOControl)) {
            throw new UserError("A folder whose name holds a line break or another control character cannot be kept as"
                    + " trusted. Rename it, or start with --trust.");
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, workspace + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UserError("The answer cannot be kept in " + file + " (" + Hindrance.of(e)
                    + "); set ARMATURE_HOME to a folder that can be written, or start with --trust.");
        }
    }

    private List<Path> trusted() {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("/") || line.matches("[A-Za-z]:.*"))
                    .map(Path::of)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UserError(
                    "The list of trusted folders in " + file + " cannot be read (" + Hindrance.of(e) + ").");
        }
    }
}
