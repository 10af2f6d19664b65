package dev.armature.toolbox.file;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder known by its path alone, on systems without handles: its real path is looked at again after each opening. */
final class CheckedFolder extends OpenFolder {
    private final Path path;

    CheckedFolder(Path path) {
        this.path = path;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        requireUnturned();
        names.sort(null);
        return names;
    }

    @Override
    public BasicFileAttributes attributes(String name) throws IOException {
        return Files.readAttributes(path.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public OpenFolder enter(String name) throws IOException {
        Path next = path.resolve(name);
        if (Files.isSymbolicLink(next)) {
            throw FileRefusal.turned(next);
        }
        CheckedFolder folder = new CheckedFolder(next);
        folder.requireUnturned();
        return folder;
    }

    @Override
    public SeekableByteChannel open(String name) throws IOException {
        return checked(
                Files.newByteChannel(path.resolve(name), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
    }

    @Override
    SeekableByteChannel create(String name, boolean ownerOnly) throws IOException {
        return checked(Files.newByteChannel(
                path.resolve(name),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)));
    }

    private SeekableByteChannel checked(SeekableByteChannel opened) throws IOException {
        try {
            requireUnturned();
            return opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    private void requireUnturned() throws IOException {
        if (!path.toRealPath().equals(path)) {
            throw FileRefusal.turned(path);
        }
    }

    @Override
    void replace(String from, String to) throws IOException {
        requireUnturned();
        Files.move(path.resolve(from), path.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    void delete(String name) throws IOException {
        Files.delete(path.resolve(name));
    }

    @Override
    Optional<Set<PosixFilePermission>> permissions(String name) throws IOException {
        PosixFileAttributeView posix = posix(name);
        return posix == null
                ? Optional.empty()
                : Optional.of(posix.readAttributes().permissions());
    }

    @Override
    void permit(String name, Set<PosixFilePermission> permissions) throws IOException {
        PosixFileAttributeView posix = posix(name);
        if (posix != null) {
            posix.setPermissions(permissions);
        }
    }

    private @Nullable PosixFileAttributeView posix(String name) {
        return Files.getFileAttributeView(path.resolve(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() {}
}
