package dev.armature.permissions.path;

import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Says of a path whether it is inside the workspace and whether it is protected. Compares element by element, never text
 * prefixes, and always looks at the written name and at the real one.
 */
public final class Places {

    private static final int MOST_NAMES = 10_000;

    private final List<Path> roots;
    private final PathResolver resolver;

    /**
     * @param roots the workspace's roots; empty when there is no workspace, then nothing is inside
     */
    public Places(List<Path> roots, FileView files) {
        this.resolver = new PathResolver(files);
        this.roots = withRealNames(roots, resolver);
    }

    private Places(List<Path> roots, PathResolver resolver) {
        this.roots = roots;
        this.resolver = resolver;
    }

    /** The same places, looked at through another view. */
    public Places through(FileView files) {
        return new Places(roots, new PathResolver(files));
    }

    private static List<Path> withRealNames(List<Path> roots, PathResolver resolver) {
        Set<Path> names = new LinkedHashSet<>();
        for (Path root : roots) {
            names.add(root);
            resolver.resolve(root).map(ResolvedPath::real).ifPresent(names::add);
        }
        return List.copyOf(new ArrayList<>(names));
    }

    /** The roots under their written and real names. */
    public List<Path> roots() {
        return roots;
    }

    /** How paths are resolved. */
    public PathResolver resolver() {
        return resolver;
    }

    /** Where a path stands for somebody who reads it. */
    public Standing reading(ResolvedPath path) {
        return standing(path, ProtectedNames::readingGuard, ProtectedNames::sensitiveToRead);
    }

    /** Where a path stands for somebody who changes it. */
    public Standing writing(ResolvedPath path) {
        return standing(path, ProtectedNames::writingGuard, ProtectedNames::sensitiveToWrite);
    }

    private Standing standing(
            ResolvedPath path,
            Function<ProtectedNames, Optional<Guard>> guard,
            Function<ProtectedNames, Optional<String>> sensitivity) {
        ProtectedNames written = ProtectedNames.in(path.lexical());
        ProtectedNames real = path.isReal() ? written : ProtectedNames.in(path.real());
        return new Standing(
                path,
                isInside(path),
                guard.apply(written).or(() -> guard.apply(real)).orElse(null),
                sensitivity.apply(written).or(() -> sensitivity.apply(real)).orElse(""));
    }

    /** The machine's own credentials, where they usually lie in a folder, and others that are there right now. */
    public static List<Path> credentialsIn(List<Path> folders, FileView files) {
        Set<Path> places = new LinkedHashSet<>(ProtectedNames.credentialsOfTheMachine());
        for (Path folder : folders) {
            places.addAll(ProtectedNames.credentialsIn(folder));
            files.names(folder, MOST_NAMES).orElse(List.of()).stream()
                    .map(folder::resolve)
                    .filter(ProtectedNames::isCredential)
                    .sorted()
                    .forEach(places::add);
        }
        return List.copyOf(places);
    }

    /** What programs run or obey on their own when it lies in a folder, whether it is there or not. */
    public static List<Path> protectedIn(Path folder) {
        return ProtectedNames.obeyedIn(folder);
    }

    /** Whether both names lie in a root, or are one. */
    public boolean isInside(ResolvedPath path) {
        return isInside(path.lexical()) && (path.isReal() || isInside(path.real()));
    }

    private boolean isInside(Path path) {
        for (Path root : roots) {
            if (path.startsWith(root)) {
                return true;
            }
        }
        return false;
    }
}
