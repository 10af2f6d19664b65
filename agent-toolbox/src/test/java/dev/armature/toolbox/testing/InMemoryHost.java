package dev.armature.toolbox.testing;

import dev.armature.permissions.action.Workspace;
import dev.armature.tools.content.BlobRef;
import dev.armature.tools.content.BlobStore;
import dev.armature.tools.contract.Cancellation;
import dev.armature.tools.contract.Invocation;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolContext;
import dev.armature.tools.contract.ToolHost;
import dev.armature.tools.contract.ToolInput;
import dev.armature.tools.contract.ToolMemory;
import dev.armature.tools.contract.ToolReading;
import dev.armature.tools.contract.ToolResult;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A host that keeps everything in memory, and calls tools as an engine would. */
public final class InMemoryHost implements ToolHost, BlobStore {
    private final Map<BlobRef, byte[]> blobs = new ConcurrentHashMap<>();
    private final ToolMemory memory = new ToolMemory();
    private volatile Workspace workspace;

    private InMemoryHost(Workspace workspace) {
        this.workspace = workspace;
    }

    public static InMemoryHost in(Workspace workspace) {
        return new InMemoryHost(workspace);
    }

    public static InMemoryHost in(Path root) {
        return in(Workspace.of(root));
    }

    public Workspace workspace() {
        return workspace;
    }

    public ToolContext context() {
        return context(Cancellation.none());
    }

    public ToolContext context(Cancellation cancellation) {
        return new ToolContext("call_1", workspace, this, cancellation);
    }

    /** The call, understood; fails when it is not. */
    public Invocation read(Tool tool, String json) {
        return switch (tool.read(new ToolInput(json), context())) {
            case ToolReading.Ready ready -> ready.invocation();
            case ToolReading.Unreadable unreadable -> throw new AssertionError(unreadable.sentence());
        };
    }

    public ToolResult call(Tool tool, String json) {
        try {
            return read(tool, json).run();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What the call says, on one screen of text. */
    public String text(Tool tool, String json) {
        return call(tool, json).text();
    }

    @Override
    public BlobStore blobs() {
        return this;
    }

    @Override
    public ToolMemory memory() {
        return memory;
    }

    @Override
    public boolean moveTo(Path cwd) {
        if (workspace.roots().stream().noneMatch(cwd::startsWith)) {
            return false;
        }
        workspace = workspace.at(cwd);
        return true;
    }

    @Override
    public BlobRef put(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            BlobRef ref = new BlobRef(HexFormat.of().formatHex(hash));
            blobs.put(ref, bytes.clone());
            return ref;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Optional<byte[]> get(BlobRef ref) {
        return Optional.ofNullable(blobs.get(ref)).map(byte[]::clone);
    }
}
