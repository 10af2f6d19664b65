package dev.armature.toolbox.file;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A folder held by a handle of the operating system; its entries are reached through that handle. */
final class SecureFolder extends OpenFolder {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final SecureDirectoryStream<Path> handle;
    private final Path path;

    SecureFolder(SecureDirectoryStream<Path> handle, Path path) {
        this.handle = handle;
        this.path = path;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try {
            handle.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        names.sort(null);
        return names;
    }

    @Override
    public BasicFileAttributes attributes(String name) throws IOException {
        return handle.getFileAttributeView(Path.of(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    @Override
    public OpenFolder enter(String name) throws IOException {
        try {
            return new SecureFolder(
                    handle.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS), path.resolve(name));
        } catch (NoSuchFileException e) {
            throw e;
        } catch (FileSystemException e) {
            throw attributes(name).isSymbolicLink() ? FileRefusal.turned(path.resolve(name)) : e;
        }
    }

    @Override
    public SeekableByteChannel open(String name) throws IOException {
        try {
            return handle.newByteChannel(Path.of(name), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw e;
        } catch (IOException e) {
            throw attributes(name).isSymbolicLink() ? FileRefusal.turned(path.resolve(name)) : e;
        }
    }

    @Override
    SeekableByteChannel create(String name, boolean ownerOnly) throws IOException {
        Set<OpenOption> fresh =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        return ownerOnly
                ? handle.newByteChannel(Path.of(name), fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY))
                : handle.newByteChannel(Path.of(name), fresh);
    }

    @Override
    void replace(String from, String to) throws IOException {
        handle.move(Path.of(from), handle, Path.of(to));
    }

    @Override
    void delete(String name) throws IOException {
        handle.deleteFile(Path.of(name));
    }

    @Override
    Optional<Set<PosixFilePermission>> permissions(String name) throws IOException {
        return Optional.of(posix(name).readAttributes().permissions());
    }

    @Override
    void permit(String name, Set<PosixFilePermission> permissions) throws IOException {
        posix(name).setPermissions(permissions);
    }

    private PosixFileAttributeView posix(String name) {
        return handle.getFileAttributeView(Path.of(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() throws IOException {
        handle.close();
    }
}
