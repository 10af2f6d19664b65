package dev.armature.toolbox.file;

import dev.armature.permissions.action.Workspace;
import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.ToolResult;
import java.io.IOException;
import java.nio.file.Path;

/** A file that is there and that a tool will not touch. The message is for the model. */
public final class FileRefusal extends IOException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;

    private FileRefusal(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    static FileRefusal folder(NamedPath path, Workspace workspace) {
        return new FileRefusal(
                ErrorCode.E_IS_DIRECTORY, "`" + path.shown(workspace) + "` is a folder. Use LS to see what is in it.");
    }

    static FileRefusal special(NamedPath path, Workspace workspace) {
        return new FileRefusal(
                ErrorCode.E_INPUT,
                "`" + path.shown(workspace)
                        + "` is a device, a pipe or a socket. Only regular files can be read and written.");
    }

    static FileRefusal brokenLink(NamedPath path, Workspace workspace) {
        return new FileRefusal(
                ErrorCode.E_NOT_FOUND,
                "`" + path.shown(workspace)
                        + "` is a link that leads nowhere, or that was none when the call was judged. Look at it with LS.");
    }

    static FileRefusal tooLarge(NamedPath path, Workspace workspace, long size, long most) {
        return new FileRefusal(
                ErrorCode.E_TOO_LARGE,
                "`%s` has %,d bytes; at most %,d can be taken in. Look for what you need with Grep."
                        .formatted(path.shown(workspace), size, most));
    }

    static FileRefusal changedMeanwhile(NamedPath path, Workspace workspace) {
        return new FileRefusal(
                ErrorCode.E_STALE,
                "`" + path.shown(workspace) + "` was changed by somebody else at this moment, and was left as it is."
                        + " Read it again, then repeat the change.");
    }

    static FileRefusal unwritable(NamedPath path, Workspace workspace) {
        return new FileRefusal(
                ErrorCode.E_DENIED,
                "`" + path.shown(workspace)
                        + "` is marked as read-only. Leave it, or ask the user to make it writable.");
    }

    /** Something is a link that was none when the call was judged. */
    static FileRefusal turned(Path path) {
        return new FileRefusal(
                ErrorCode.E_STALE,
                "`" + path + "` is a link now, and was none when the call was judged. Repeat the call, so that it is"
                        + " judged by where it leads.");
    }

    ToolResult result() {
        return ToolResult.error(code, String.valueOf(getMessage()));
    }
}
