package dev.armature.tools.content;

import java.io.IOException;
import java.util.Optional;

/** Keeps bytes by their own hash. Safe for use by several threads; storing the same bytes twice is one blob. */
public interface BlobStore {

    /** Stores the bytes and returns their name. */
    BlobRef put(byte[] bytes) throws IOException;

    /** The bytes of that name; empty when they were never stored or are no longer kept. */
    Optional<byte[]> get(BlobRef ref) throws IOException;
}
