package dev.armature.toolbox.file;

import dev.armature.permissions.action.Workspace;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder that stays the same folder while it is open, whatever happens to its name. Everything in it is reached by single
 * names, and no link is ever followed.
 *
 * <p>Where the operating system offers file handles relative to a folder (Linux, macOS) nothing can come between looking and
 * opening. Elsewhere the real path is looked at again after opening. Used by one thread.
 */
public abstract sealed class OpenFolder implements AutoCloseable permits SecureFolder, CheckedFolder {

    /**
     * Opens a folder, going down from the root of the workspace that holds it, or at once when none does.
     *
     * @param real as found by {@link NamedPath}
     * @throws FileRefusal when a part of the path is a link now
     */
    public static OpenFolder of(Path real, Workspace workspace) throws IOException {
        Path anchor = anchor(real, workspace);
        OpenFolder folder = open(anchor);
        try {
            for (Path name : anchor.equals(real) ? List.<Path>of() : anchor.relativize(real)) {
                OpenFolder next = folder.enter(name.toString());
                folder.close();
                folder = next;
            }
            return folder;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static Path anchor(Path real, Workspace workspace) {
        return workspace.roots().stream()
                .map(OpenFolder::realOrSame)
                .filter(real::startsWith)
                .max(Comparator.comparingInt(Path::getNameCount))
                .orElse(real);
    }

    /** Outside the workspace nobody vouches for the folders above, so the path must still be the real one. */
    @SuppressWarnings("StreamResourceLeak") // it lives as long as the folder that is returned
    private static OpenFolder open(Path anchor) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(anchor);
        try {
            if (!anchor.toRealPath().equals(anchor)) {
                throw FileRefusal.turned(anchor);
            }
        } catch (IOException e) {
            stream.close();
            throw e;
        }
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new SecureFolder(secure, anchor);
        }
        stream.close();
        return new CheckedFolder(anchor);
    }

    static Path realOrSame(Path root) {
        try {
            return root.toRealPath();
        } catch (IOException e) {
            return root;
        }
    }

    /** The path it was opened under. */
    public abstract Path path();

    /** The names in it, sorted by their characters. To be asked once. */
    public abstract List<String> names() throws IOException;

    /** What is known of an entry itself; of a link, not of what it points at. */
    public abstract BasicFileAttributes attributes(String name) throws IOException;

    /** Opens a folder in it. */
    public abstract OpenFolder enter(String name) throws IOException;

    /** Opens a file in it for reading. Ask {@link #attributes} first: opening a pipe would wait for its other end. */
    public abstract SeekableByteChannel open(String name) throws IOException;

    /** Makes a file that did not exist: for the owner alone, or as files are usually made. */
    abstract SeekableByteChannel create(String name, boolean ownerOnly) throws IOException;

    /** Gives {@code from} the name {@code to}, in one step, in place of what had it. */
    abstract void replace(String from, String to) throws IOException;

    abstract void delete(String name) throws IOException;

    /** Who may do what with a file; empty where files have no such thing. */
    abstract Optional<Set<PosixFilePermission>> permissions(String name) throws IOException;

    abstract void permit(String name, Set<PosixFilePermission> permissions) throws IOException;

    @Override
    public abstract void close() throws IOException;
}
