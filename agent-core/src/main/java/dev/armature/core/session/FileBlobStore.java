package dev.armature.core.session;

import dev.armature.tools.content.BlobRef;
import dev.armature.tools.content.BlobStore;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/** Blobs as files named by their hash. A blob appears whole or not at all; one that was damaged is replaced. */
final class FileBlobStore implements BlobStore {
    /** Far above what a tool gives back; protects against a file that would not fit into memory. */
    private static final int LARGEST = 1 << 29;

    private final Path folder;

    FileBlobStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public BlobRef put(byte[] bytes) throws IOException {
        if (bytes.length > LARGEST) {
            throw new IOException("a blob has at most " + LARGEST + " bytes, this one would have " + bytes.length);
        }
        BlobRef ref = Sha256.blobRef(bytes);
        Path file = folder.resolve(ref.sha256());
        if (get(ref).isPresent()) {
            return ref;
        }
        OwnerOnly.createFolder(folder);
        Path beside = folder.resolve(ref.sha256() + "." + UUID.randomUUID());
        try {
            try (RandomAccessFile whole = OwnerOnly.create(beside)) {
                whole.write(bytes);
                whole.getFD().sync();
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        return ref;
    }

    /**
     * Empty also when the file's bytes are no longer those that its name promises, and when it is no file: reading a pipe that
     * lies in its place might never end, and a link was not made here.
     */
    @Override
    public Optional<byte[]> get(BlobRef ref) throws IOException {
        Path file = folder.resolve(ref.sha256());
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
            return Optional.empty();
        }
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            byte[] bytes = in.readNBytes(LARGEST);
            return Sha256.blobRef(bytes).equals(ref) ? Optional.of(bytes) : Optional.empty();
        }
    }
}
