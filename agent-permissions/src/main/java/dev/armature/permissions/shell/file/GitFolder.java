package dev.armature.permissions.shell.file;

import dev.armature.permissions.spi.FileView;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where git keeps what it knows of a work tree. Found only if it belongs to that tree, and if what git reads there is there:
 * a folder that somebody unpacked may name the repository of another project, or hold links to files that git would print in
 * an error or a list ({@code .git/shallow}, {@code .git/BISECT_LOG}).
 *
 * @param own what belongs to this work tree alone
 * @param common what it shares with other work trees of the repository; the same folder if there are none
 */
record GitFolder(Path own, Path common) {

    private static final int LONGEST = 256 * 1024;
    private static final int MOST_NAMES = 10_000;

    private static final Pattern HEAD = Pattern.compile("ref: refs/\\S+\\s*|[0-9a-f]{40}\\s*|[0-9a-f]{64}\\s*");

    /** Git does not show what is in them: hooks are run or not, and may well be links. */
    private static final Set<String> NOT_SHOWN = Set.of("hooks", "lfs");

    /** Of those only what lies directly in them is looked at: there may be very many, and each is read as a name for a commit. */
    private static final Set<String> LARGE = Set.of("refs", "logs", "modules");

    /**
     * The one of a work tree that holds a {@code .git}; empty if that is not known to be its own and whole.
     *
     * @param outer the tree that this one lies in, or this one itself; it may be kept there
     */
    static Optional<GitFolder> of(Path tree, Path outer, FileView files) {
        Path git = tree.resolve(".git");
        if (files.linkTarget(git).isPresent()) {
            return Optional.empty();
        }
        Optional<GitFolder> found = files.isFolder(git)
                ? Optional.of(new GitFolder(git, git)).filter(ignored -> !files.exists(git.resolve("commondir")))
                : named(git, "gitdir: ", files).flatMap(own -> apart(tree, outer, own, files));
        return found.filter(folder -> folder.isWhole(files) && !folder.hasLinks(files));
    }

    /** A folder that lies elsewhere: it must name the work tree itself, as one of several does, or lie within it. */
    private static Optional<GitFolder> apart(Path tree, Path outer, Path named, FileView files) {
        Path own = named.normalize();
        if (!files.exists(own.resolve("commondir"))) {
            return own.startsWith(outer) && !isBehindLink(outer, own, files)
                    ? Optional.of(new GitFolder(own, own))
                    : Optional.empty();
        }
        boolean namesTree = named(own.resolve("gitdir"), "", files)
                .filter(back -> back.normalize().equals(tree.resolve(".git")))
                .isPresent();
        Path worktrees = own.getParent();
        return named(own.resolve("commondir"), "", files)
                .map(Path::normalize)
                .filter(common -> namesTree
                        && worktrees != null
                        && worktrees.endsWith("worktrees")
                        && common.equals(worktrees.getParent()))
                .map(common -> new GitFolder(own, common));
    }

    private static boolean isBehindLink(Path outer, Path own, FileView files) {
        for (Path at = own; at != null && !at.equals(outer); at = at.getParent()) {
            if (files.linkTarget(at).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Where something is missing git goes on looking in the folders above, and finds another repository. */
    private boolean isWhole(FileView files) {
        return files.text(own.resolve("HEAD"), LONGEST)
                        .filter(text -> HEAD.matcher(text).matches())
                        .isPresent()
                && files.isFolder(common.resolve("objects"))
                && files.isFolder(common.resolve("refs"))
                && !files.exists(common.resolve("objects/info/alternates"));
    }

    /** Git itself makes none. */
    private boolean hasLinks(FileView files) {
        return hasLinks(own, files) || (!common.equals(own) && hasLinks(common, files));
    }

    private static boolean hasLinks(Path folder, FileView files) {
        Optional<List<String>> names = files.names(folder, MOST_NAMES);
        if (names.isEmpty()) {
            return true;
        }
        for (String name : names.get()) {
            Path path = folder.resolve(name);
            if (NOT_SHOWN.contains(name)) {
                continue;
            }
            boolean isLink = files.linkTarget(path).isPresent();
            int depth = name.equals("objects") || LARGE.contains(name) ? 1 : 2;
            if (isLink || (files.isFolder(path) && hasLinksIn(path, depth, files))) {
                return true;
            }
        }
        return hasLinksIn(folder.resolve("objects/info"), 1, files)
                || hasLinksIn(folder.resolve("objects/pack"), 1, files);
    }

    private static boolean hasLinksIn(Path folder, int depth, FileView files) {
        if (!files.exists(folder)) {
            return false;
        }
        Optional<List<String>> names = files.names(folder, MOST_NAMES);
        return names.isEmpty()
                || names.get().stream()
                        .map(folder::resolve)
                        .anyMatch(path -> files.linkTarget(path).isPresent()
                                || (depth > 1 && files.isFolder(path) && hasLinksIn(path, depth - 1, files)));
    }

    /** The path that a file holds, after some word; relative to the folder that it lies in. */
    private static Optional<Path> named(Path file, String before, FileView files) {
        Path folder = file.getParent();
        try {
            return folder == null || files.linkTarget(file).isPresent()
                    ? Optional.empty()
                    : files.text(file, LONGEST)
                            .filter(text -> text.startsWith(before))
                            // Git takes off the end of the line and nothing else.
                            .map(text -> text.substring(before.length()).replaceFirst("[\\r\\n]+$", ""))
                            .filter(name -> !name.isEmpty())
                            .map(name -> folder.resolve(utf8(name)));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * The text of bytes that were read as a character each.
     *
     * @throws InvalidPathException if they are no text, so that no path leads to such a file
     */
    static String utf8(String bytes) {
        String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            throw new InvalidPathException(text, "not in UTF-8");
        }
        return text;
    }
}
