package dev.armature.core.session;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes files and folders that only their owner can read, where the file system knows owners.
 *
 * <p>Files are opened as {@link RandomAccessFile}, not as channels: an interrupt closes a channel under the thread that
 * writes to it, and a cancelled run must still be able to write down that it was cancelled.
 */
final class OwnerOnly {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?>[] FILE = attributes("rw-------");
    private static final FileAttribute<?>[] FOLDER = attributes("rwx------");

    private OwnerOnly() {}

    static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER);
    }

    /**
     * Opens a file of ours, or makes it. One that others may read or write was not made here: it came with a repository or an
     * archive, and a session decides what an agent may do without asking. A link could lead to any file, which would then be
     * written to.
     */
    static RandomAccessFile open(Path file) throws IOException {
        try {
            Files.createFile(file, FILE);
        } catch (FileAlreadyExistsException e) {
            refuseUnlessOurs(file);
        }
        return new RandomAccessFile(file.toFile(), "rw");
    }

    private static void refuseUnlessOurs(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("expected a file at " + file + ", but there is a link or something else. Remove it.");
        }
        if (POSIX && othersMayUse(file) && knowsOwners(file.toAbsolutePath().getParent())) {
            throw new IOException(
                    "others than its owner may use " + file + ", so it was not written here, and what it says"
                            + " was allowed is not believed. If you brought it here yourself, run `chmod 600` on it.");
        }
    }

    private static boolean othersMayUse(Path file) throws IOException {
        return !OWNER.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** Some file systems, such as those of other operating systems, show the same permissions for every file. */
    private static boolean knowsOwners(@Nullable Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, "owner", ".probe", FILE);
        try {
            return !othersMayUse(probe);
        } finally {
            Files.delete(probe);
        }
    }

    static RandomAccessFile create(Path file) throws IOException {
        Files.createFile(file, FILE);
        return new RandomAccessFile(file.toFile(), "rw");
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
