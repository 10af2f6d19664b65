package dev.armature.core.session;

import dev.armature.tools.content.BlobRef;
import dev.armature.tools.content.BlobStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Blobs that live as long as the store does. */
final class InMemoryBlobStore implements BlobStore {
    private final Map<BlobRef, byte[]> blobs = new ConcurrentHashMap<>();

    @Override
    public BlobRef put(byte[] bytes) {
        BlobRef ref = Sha256.blobRef(bytes);
        blobs.putIfAbsent(ref, bytes.clone());
        return ref;
    }

    @Override
    public Optional<byte[]> get(BlobRef ref) {
        return Optional.ofNullable(blobs.get(ref)).map(byte[]::clone);
    }
}
