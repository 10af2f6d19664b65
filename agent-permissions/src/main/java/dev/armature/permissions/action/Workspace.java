package dev.armature.permissions.action;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The folders that somebody works in.
 *
 * @param roots absolute folders whose contents are "inside"; the first one is where settings and relative rules start
 * @param cwd the absolute folder that relative paths start from; usually, but not always, inside a root
 */
public record Workspace(List<Path> roots, Path cwd) {

    public Workspace {
        roots = roots.stream().map(Path::normalize).toList();
        Objects.requireNonNull(cwd, "cwd");
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("a workspace needs at least one root");
        }
        for (Path root : roots) {
            requireAbsolute(root, "root");
        }
        requireAbsolute(cwd, "cwd");
    }

    /** The workspace whose only root, and starting point, is {@code root}. */
    public static Workspace of(Path root) {
        Path absolute = root.toAbsolutePath().normalize();
        return new Workspace(List.of(absolute), absolute);
    }

    /** The first root. */
    public Path root() {
        return roots.getFirst();
    }

    /** The same roots, seen from another folder. */
    public Workspace at(Path cwd) {
        return new Workspace(roots, cwd);
    }

    private static void requireAbsolute(Path path, String component) {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException(component + " must be an absolute path, was `" + path + "`");
        }
    }
}
