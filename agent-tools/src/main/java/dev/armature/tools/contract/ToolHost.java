package dev.armature.tools.contract;

import dev.armature.tools.content.BlobStore;
import java.nio.file.Path;

/** What the program around the tools offers them. One per conversation; safe for use by several threads. */
public interface ToolHost {

    /** Where long output goes. */
    BlobStore blobs();

    /** What tools remember from call to call within this conversation. */
    ToolMemory memory();

    /**
     * Moves the folder that relative paths start from; later calls find it in their context's workspace.
     *
     * @return false, and nothing moves, when {@code cwd} is not inside a root of the workspace
     */
    boolean moveTo(Path cwd);

    /**
     * Whether a search may look into a file that it came upon and that no call has named. Searches leave out what they may
     * not look into, and say that they did. A host that has a permission engine answers with its decision on reading the
     * file; the answer here only knows the names under which secrets are usually kept.
     *
     * @param file an absolute path without links
     */
    default boolean mayRead(Path file) {
        return !SecretNames.include(file);
    }
}
