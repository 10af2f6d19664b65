package dev.armature.toolbox.file;

import dev.armature.permissions.action.Workspace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Puts new bytes in the place of a file in one step: they are written to a file beside it, forced to disk, given the old
 * file's permissions, and then take its name. Whoever reads meanwhile sees the old file or the new one, never a part. A file
 * reached through a link is replaced where it is, and the link stays.
 */
public final class FileReplacement {
    private final NamedPath path;
    private final Workspace workspace;
    private final Optional<FileContent> expected;

    private FileReplacement(NamedPath path, Workspace workspace, Optional<FileContent> expected) {
        this.path = path;
        this.workspace = workspace;
        this.expected = expected;
    }

    /**
     * Replaces, or makes, a file; folders that are missing are made.
     *
     * @param expected what the file must still hold just before; empty when there must be none
     * @throws FileRefusal when it holds something else, or is marked read-only
     */
    public static void write(NamedPath path, Workspace workspace, Optional<FileContent> expected, byte[] bytes)
            throws IOException {
        new FileReplacement(path, workspace, expected).write(bytes);
    }

    private void write(byte[] bytes) throws IOException {
        Path folder = path.real().getParent();
        Path name = path.real().getFileName();
        if (folder == null || name == null) {
            throw FileRefusal.folder(path, workspace);
        }
        if (expected.isPresent() && !Files.isWritable(path.real())) {
            throw FileRefusal.unwritable(path, workspace);
        }
        Files.createDirectories(folder);
        try (OpenFolder open = OpenFolder.of(folder, workspace)) {
            write(open, name.toString(), bytes);
        }
    }

    private void write(OpenFolder folder, String name, byte[] bytes) throws IOException {
        String fresh = ".armature-" + UUID.randomUUID() + ".tmp";
        try (SeekableByteChannel channel = folder.create(fresh, expected.isPresent())) {
            writeAll(channel, bytes);
            if (expected.isPresent()) {
                Optional<Set<PosixFilePermission>> permissions = folder.permissions(name);
                if (permissions.isPresent()) {
                    folder.permit(fresh, permissions.get());
                }
            }
            requireUnchanged(folder, name);
            folder.replace(fresh, name);
        } catch (IOException | RuntimeException e) {
            discard(folder, fresh, e);
            throw e;
        }
    }

    private static void writeAll(SeekableByteChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        if (channel instanceof FileChannel file) {
            file.force(true);
        }
    }

    private void requireUnchanged(OpenFolder folder, String name) throws IOException {
        Optional<String> found = shaOf(folder, name);
        if (!found.equals(expected.map(FileContent::sha256))) {
            throw FileRefusal.changedMeanwhile(path, workspace);
        }
    }

    private Optional<String> shaOf(OpenFolder folder, String name) throws IOException {
        try {
            return Optional.of(FileContent.read(folder, name, path, workspace, FileContent.MOST_BYTES)
                    .sha256());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** What went wrong is what counts; that the rest could not be removed is told with it. */
    private static void discard(OpenFolder folder, String fresh, Exception cause) {
        try {
            folder.delete(fresh);
        } catch (NoSuchFileException e) {
            return; // it was never made
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
