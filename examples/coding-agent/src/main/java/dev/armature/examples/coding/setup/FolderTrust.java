package dev.armature.examples.coding.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The folders whose own settings and instructions the user wants to be listened to: one path a line, in the user's own
 * folder, never in the workspace. Those that the user does not want to be asked about again are in another file there.
 */
public final class FolderTrust {
    private final Path file;
    private final Path refused;

    public FolderTrust(Home home) {
        this.file = home.trustedFolders();
        this.refused = home.untrustedFolders();
    }

    /** Whether the user has said yes to that folder, or to one that holds it. */
    public boolean covers(Path workspace) {
        return folders(file).stream().anyMatch(folder -> workspace.startsWith(folder));
    }

    /** Whether the user has said no to exactly that folder; one below it may be another project, and is asked about. */
    public boolean isRefused(Path workspace) {
        return folders(refused).contains(workspace);
    }

    /**
     * Remembers a no, so that the same is not asked at every start. It takes nothing away: a yes that is written down, and
     * {@code --trust}, count for more. A folder whose name cannot be kept on one line is asked about again.
     *
     * @throws UserError when it cannot be written down
     */
    public void refuse(Path workspace) {
        if (isOneLine(workspace)) {
            append(refused, workspace, "answer with Enter alone, which is not kept");
        }
    }

    /**
     * Remembers a yes.
     *
     * @throws UserError when it cannot be written down, also because the name would read as several
     */
    public void add(Path workspace) {
        if (!isOneLine(workspace)) {
            throw new UserError("A folder whose name holds a line break or another control character cannot be kept as"
                    + " trusted. Rename it, or start with --trust.");
        }
        append(file, workspace, "start with --trust");
    }

    private static boolean isOneLine(Path folder) {
        return folder.toString().chars().noneMatch(Character::isISOControl);
    }

    private static void append(Path list, Path folder, String otherwise) {
        try {
            Files.createDirectories(list.toAbsolutePath().getParent());
            Files.writeString(list, folder + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UserError("The answer cannot be kept in " + list + " (" + Hindrance.of(e)
                    + "); set ARMATURE_HOME to a folder that can be written, or " + otherwise + ".");
        }
    }

    private static List<Path> folders(Path list) {
        try {
            return Files.readAllLines(list).stream()
                    .filter(line -> line.startsWith("/") || line.matches("[A-Za-z]:.*"))
                    .map(Path::of)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UserError("The list of folders in " + list + " cannot be read (" + Hindrance.of(e)
                    + "); set ARMATURE_HOME to a folder that can be written.");
        }
    }
}
