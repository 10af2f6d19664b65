package dev.armature.tools.contract;

import dev.armature.tools.content.BlobStore;

/** What the program around the tools offers them. One per conversation; safe for use by several threads. */
public interface ToolHost {

    /** Where long output goes. */
    BlobStore blobs();

    /** What tools remember from call to call within this conversation. */
    ToolMemory memory();
}
