package dev.armature.permissions.path;

import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.spi.FileView;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Finds both names of a path. Links are followed one name at a time, and {@code ..} leaves the folder that a link points
 * at, as the operating system does; names that do not exist yet are taken as they are.
 */
public final class PathResolver {

    /** Linux gives up after as many. */
    private static final int MOST_LINKS = 40;
    /** Of a path that the system may not look at, because it has more than 4,096 bytes, nothing is known. */
    private static final int LONGEST = 1_300;

    private static final Path PROCESSES = Path.of("/proc");

    private final FileView files;

    public PathResolver(FileView files) {
        this.files = files;
    }

    /**
     * The path that {@code text} names for a program running in {@code cwd}.
     *
     * @return empty when no file can have that name, or links lead in circles
     */
    public Optional<ResolvedPath> resolve(Path cwd, String text) {
        try {
            return resolve(cwd.resolve(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The same for a program running in a folder both of whose names are known; that is not looked at again. */
    public Optional<ResolvedPath> resolve(ResolvedPath cwd, String text) {
        try {
            Path path = cwd.lexical().resolve(text);
            Path rest = cwd.lexical().getFileSystem().getPath(text);
            return rest.isAbsolute() ? resolve(path) : named(path, real(cwd.real(), rest));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Both names of an absolute path; empty when links lead in circles. */
    public Optional<ResolvedPath> resolve(Path path) {
        return named(path, real(path.getRoot(), path));
    }

    private static Optional<ResolvedPath> named(Path path, Optional<Path> real) {
        return real.isEmpty() ? Optional.empty() : Optional.of(new ResolvedPath(path.normalize(), real.get()));
    }

    /**
     * @param from a folder, by its real name
     * @param path what is looked for there
     */
    private Optional<Path> real(Path from, Path path) {
        Deque<Path> rest = new ArrayDeque<>(path.getNameCount() + 1);
        path.forEach(rest::addLast);
        Path reached = from;
        boolean mayBeTooLong = from.toString().length() + path.toString().length() >= LONGEST;
        int links = 0;
        while (!rest.isEmpty()) {
            Path name = rest.removeFirst();
            String text = name.toString();
            if (text.equals(".") || text.isEmpty()) {
                continue;
            }
            if (text.equals("..")) {
                reached = reached.getParent() == null ? reached : reached.getParent();
                continue;
            }
            Path next = reached.resolve(name);
            if (mayBeTooLong && isTooLong(next)) {
                return Optional.empty();
            }
            // There, a link means something else to each process. What lies behind is guarded by the name.
            Optional<Path> target = next.startsWith(PROCESSES) ? Optional.empty() : files.linkTarget(next);
            if (target.isEmpty()) {
                reached = next;
            } else if (++links > MOST_LINKS) {
                return Optional.empty();
            } else {
                putBack(target.get(), rest);
                mayBeTooLong = true;
                reached = target.get().isAbsolute() ? target.get().getRoot() : reached;
            }
        }
        return Optional.of(reached);
    }

    /** Whether the system may refuse to look at it, so that it seems not to be there. */
    public static boolean isTooLong(Path path) {
        return path.toString().length() > LONGEST;
    }

    private static void putBack(Path target, Deque<Path> rest) {
        for (int i = target.getNameCount() - 1; i >= 0; i--) {
            rest.addFirst(target.getName(i));
        }
    }
}
