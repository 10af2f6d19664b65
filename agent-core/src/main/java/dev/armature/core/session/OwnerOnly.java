package dev.armature.core.session;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes files and folders that only their owner can read, where the file system knows owners.
 *
 * <p>Files are opened as {@link RandomAccessFile}, not as channels: an interrupt closes a channel under the thread that
 * writes to it, and a cancelled run must still be able to write down that it was cancelled.
 */
final class OwnerOnly {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final FileAttribute<?>[] FILE = attributes("rw-------");
    private static final FileAttribute<?>[] FOLDER = attributes("rwx------");

    private OwnerOnly() {}

    static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER);
    }

    static RandomAccessFile open(Path file) throws IOException {
        try {
            Files.createFile(file, FILE);
        } catch (FileAlreadyExistsException e) {
            return new RandomAccessFile(file.toFile(), "rw");
        }
        return new RandomAccessFile(file.toFile(), "rw");
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
