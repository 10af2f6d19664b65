package dev.armature.core;

import dev.armature.permissions.action.Workspace;
import dev.armature.tools.content.BlobStore;
import dev.armature.tools.contract.ToolHost;
import dev.armature.tools.contract.ToolMemory;
import java.nio.file.Path;

/** What the tools of one session are offered. */
final class SessionHost implements ToolHost {
    private final BlobStore blobs;
    private final SessionPlace place;

    SessionHost(BlobStore blobs, SessionPlace place) {
        this.blobs = blobs;
        this.place = place;
    }

    @Override
    public BlobStore blobs() {
        return blobs;
    }

    @Override
    public ToolMemory memory() {
        return place.memory();
    }

    @Override
    public boolean moveTo(Path cwd) {
        return place.moveTo(cwd);
    }

    Workspace workspace() {
        return place.workspace();
    }
}
