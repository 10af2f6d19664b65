package dev.armature.tools.contract;

import dev.armature.permissions.action.Workspace;
import java.util.Objects;

/**
 * Where and for whom a call runs.
 *
 * @param callId the model's id of the call
 * @param workspace the folders worked in; {@code workspace.cwd()} is where relative paths start
 * @param host what the embedding program offers
 * @param cancellation asked before and during long work
 */
public record ToolContext(String callId, Workspace workspace, ToolHost host, Cancellation cancellation) {
    public ToolContext {
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(workspace, "workspace");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(cancellation, "cancellation");
    }
}
