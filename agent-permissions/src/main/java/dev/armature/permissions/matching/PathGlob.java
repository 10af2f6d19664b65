package dev.armature.permissions.matching;

import dev.armature.permissions.path.Glob;
import dev.armature.permissions.path.Tree;
import dev.armature.permissions.spi.FileView;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A path pattern as in a {@code .gitignore} file: {@code *} and {@code ?} stay within a name, {@code **} spans folders, a
 * pattern without a slash matches at any depth, and what matches a folder matches all that is below it. {@code folder/**}
 * also matches the folder itself.
 */
final class PathGlob {

    private static final int MOST = 20_000;

    private final List<Path> bases;
    private final List<Glob> segments;
    private final FileView files;

    private PathGlob(List<Path> bases, List<Glob> segments, FileView files) {
        this.bases = bases;
        this.segments = segments;
        this.files = files;
    }

    /**
     * path : '//' absolute | '~/' from home | '/' from the source's folder | './' from the root | from the root
     *
     * @param folder where {@code /x} starts; the roots when the source has no folder
     */
    static PathGlob parse(String text, List<Path> folder, Anchors anchors) throws RuleSyntax {
        refuseWhatNeverMatches(text);
        List<Path> top = List.of(Path.of("/").toAbsolutePath());
        List<Path> roots = anchors.roots().isEmpty() ? top : anchors.roots();
        if (text.startsWith("//")) {
            return of(top, text.substring(2), false, anchors);
        }
        if (text.startsWith("~/")) {
            return of(List.of(anchors.home()), text.substring(2), false, anchors);
        }
        if (text.startsWith("/")) {
            return of(folder.isEmpty() ? roots : folder, text.substring(1), false, anchors);
        }
        if (text.startsWith("./")) {
            return of(roots, text.substring(2), false, anchors);
        }
        boolean anyDepth = text.indexOf('/') < 0 || text.indexOf('/') == text.length() - 1;
        return of(roots, text, anyDepth, anchors);
    }

    private static void refuseWhatNeverMatches(String text) throws RuleSyntax {
        if (text.isEmpty()) {
            throw new RuleSyntax("The path is empty, so the rule can never match.", "Write `**` for every path.");
        }
        if (text.startsWith("!")) {
            throw new RuleSyntax("A path cannot be negated.", "Write `Read(folder/**) except Read(folder/open/**)`.");
        }
        if (text.startsWith("~") && !text.startsWith("~/")) {
            throw new RuleSyntax("`~` must be followed by `/`.", "Write `~/` for the home folder.");
        }
        for (String segment : text.split("/", -1)) {
            refuseWhatIsNoName(segment);
            if (segment.equals("..")) {
                throw new RuleSyntax(
                        "Paths are compared after `..` was taken out, so the rule can never match.",
                        "Write the folder itself: `//absolute/folder/**`.");
            }
            if (segment.contains("**") && !segment.equals("**")) {
                throw new RuleSyntax(
                        "`**` must be a whole segment, was `" + segment + "`.", "Write `**/*.env` or `*`.");
            }
        }
    }

    private static void refuseWhatIsNoName(String segment) throws RuleSyntax {
        try {
            Objects.requireNonNull(Path.of(segment.replace('*', 'x').replace('?', 'x')));
        } catch (InvalidPathException e) {
            throw new RuleSyntax(
                    "No file can be called `" + segment + "` here, so the rule can never match.", "Correct the name.");
        }
    }

    private static PathGlob of(List<Path> bases, String text, boolean anyDepth, Anchors anchors) {
        List<Glob> segments = new ArrayList<>();
        if (anyDepth) {
            segments.add(Glob.of("**"));
        }
        for (String segment : text.split("/", -1)) {
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(anchors.files().foldsCase() ? Glob.of(segment).folded() : Glob.of(segment));
            }
        }
        return new PathGlob(bases, List.copyOf(segments), anchors.files());
    }

    boolean matches(Path path) {
        return bases.stream().anyMatch(base -> isBelow(base, path) && fits(namesBelow(base, path)));
    }

    /**
     * Whether it matches a folder, or a file or folder below it, that is there. Where there are too many to look at, it may.
     *
     * @param there where to look
     */
    boolean mayMatchBelow(Path folder, FileView there) {
        Tree tree = new Tree(there, MOST);
        for (Path base : bases) {
            Path start = files.foldsCase() ? base : literalStart(base);
            Path from = isBelow(folder, start) ? start : folder;
            boolean isApart = from.equals(folder) && !isBelow(base, folder) && !isBelow(folder, base);
            if (!isApart && tree.look(from, this::matches) != Tree.Found.NO) {
                return true;
            }
        }
        return false;
    }

    /** The base with the leading names that stand for themselves. */
    private Path literalStart(Path base) {
        Path start = base;
        for (Glob segment : segments) {
            if (!segment.isLiteral()) {
                break;
            }
            start = start.resolve(segment.toString());
        }
        return start;
    }

    private boolean isBelow(Path base, Path path) {
        if (path.getNameCount() < base.getNameCount()) {
            return false;
        }
        for (int i = 0; i < base.getNameCount(); i++) {
            if (!folded(base.getName(i)).equals(folded(path.getName(i)))) {
                return false;
            }
        }
        return true;
    }

    private List<String> namesBelow(Path base, Path path) {
        List<String> names = new ArrayList<>();
        for (int i = base.getNameCount(); i < path.getNameCount(); i++) {
            names.add(folded(path.getName(i)));
        }
        return names;
    }

    private String folded(Path name) {
        return files.foldsCase() ? name.toString().toLowerCase(Locale.ROOT) : name.toString();
    }

    /** Fills a table row by row: after segment i, which numbers of leading names can have been used up. */
    private boolean fits(List<String> names) {
        boolean[] used = new boolean[names.size() + 1];
        used[0] = true;
        for (Glob segment : segments) {
            used = segment.isAnything() && segment.toString().equals("**")
                    ? anyNumberMore(used)
                    : oneMore(used, segment, names);
        }
        for (boolean possible : used) {
            if (possible) {
                return true;
            }
        }
        return false;
    }

    private static boolean[] anyNumberMore(boolean[] used) {
        boolean[] next = new boolean[used.length];
        boolean reached = false;
        for (int i = 0; i < used.length; i++) {
            reached |= used[i];
            next[i] = reached;
        }
        return next;
    }

    private static boolean[] oneMore(boolean[] used, Glob segment, List<String> names) {
        boolean[] next = new boolean[used.length];
        for (int i = 0; i < names.size(); i++) {
            next[i + 1] = used[i] && segment.matches(names.get(i));
        }
        return next;
    }
}
