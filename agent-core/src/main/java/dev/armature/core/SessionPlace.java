package dev.armature.core;

import dev.armature.permissions.action.Workspace;
import dev.armature.tools.contract.ToolMemory;
import java.nio.file.Path;

/** Where a session stands in its workspace, and what its tools remember; lives as long as the handle. Thread-safe. */
final class SessionPlace {
    private final ToolMemory memory = new ToolMemory();
    private volatile Workspace workspace;

    SessionPlace(Workspace workspace) {
        this.workspace = workspace;
    }

    ToolMemory memory() {
        return memory;
    }

    Workspace workspace() {
        return workspace;
    }

    boolean moveTo(Path cwd) {
        Path to = cwd.toAbsolutePath().normalize();
        if (workspace.roots().stream().noneMatch(to::startsWith)) {
            return false;
        }
        workspace = workspace.at(to);
        return true;
    }
}
