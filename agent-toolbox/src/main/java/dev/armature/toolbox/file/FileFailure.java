package dev.armature.toolbox.file;

import dev.armature.permissions.action.Workspace;
import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.ToolResult;
import dev.armature.tools.text.NearestNames;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a model is told when the operating system would not do what was asked with a file. */
public final class FileFailure {

    private FileFailure() {}

    /**
     * The failed result.
     *
     * @param doing what was being done: {@code read}, {@code write}, {@code list}
     */
    public static ToolResult of(IOException failure, String doing, NamedPath path, Workspace workspace) {
        String shown = "`" + path.shown(workspace) + "`";
        return switch (failure) {
            case FileRefusal refusal -> refusal.result();
            case NoSuchFileException missing -> missing(missing, path, workspace);
            case NotDirectoryException ignored ->
                ToolResult.error(ErrorCode.E_NOT_FOUND, shown + " is not a folder, or leads through a file.");
            case AccessDeniedException ignored ->
                ToolResult.error(
                        ErrorCode.E_DENIED,
                        "The operating system does not let this program " + doing + " " + shown
                                + ". Leave it, or ask the user to change its permissions.");
            default -> other(failure, doing, shown);
        };
    }

    private static ToolResult other(IOException failure, String doing, String shown) {
        String why = why(failure);
        String lower = why.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left") || lower.contains("disk quota") || lower.contains("not enough space")) {
            return ToolResult.error(ErrorCode.E_DISK_FULL, "There is no space left to " + doing + " " + shown + ".");
        }
        boolean refused = lower.contains("read-only file system") || lower.contains("not permitted");
        return ToolResult.error(
                refused ? ErrorCode.E_DENIED : ErrorCode.E_INTERNAL,
                "Could not " + doing + " " + shown + ": " + why + ". Try another file or another way.");
    }

    private static String why(IOException failure) {
        String reason = failure instanceof FileSystemException onFile ? onFile.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    private static ToolResult missing(NoSuchFileException missing, NamedPath path, Workspace workspace) {
        String why = missing.getReason() == null ? "does not exist" : "cannot be opened: " + missing.getReason();
        List<String> near = nearby(path, workspace);
        String next = near.isEmpty()
                ? " Look for it with Glob, or see what is there with LS."
                : " Did you mean " + near.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))
                        + "?";
        return ToolResult.error(ErrorCode.E_NOT_FOUND, "`" + path.shown(workspace) + "` " + why + "." + next);
    }

    /** Names beside it that were perhaps meant. Where nothing can be listed there is nothing to suggest. */
    private static List<String> nearby(NamedPath path, Workspace workspace) {
        Path folder = path.real().getParent();
        Path name = path.real().getFileName();
        if (folder == null || name == null) {
            return List.of();
        }
        try (OpenFolder open = OpenFolder.of(folder, workspace)) {
            return NearestNames.of(name.toString(), open.names()).stream()
                    .map(near -> NamedPath.shown(folder.resolve(near), workspace))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
