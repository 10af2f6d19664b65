package dev.armature.permissions.shell.file;

import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.spi.FileView;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where git keeps what it knows of a work tree. Found only if it belongs to that tree: a folder that somebody unpacked may name
 * the repository of another project.
 *
 * @param own what belongs to this work tree alone
 * @param common what it shares with other work trees of the repository; the same folder if there are none
 */
record GitFolder(Path own, Path common) {

    private static final int LONGEST = 256 * 1024;
    /** Where that leads depends on the links before it. */
    private static final Pattern TURNING_BACK =
            Pattern.compile("(?s)(?:.*/)?(?!\\.\\.?/)[^/]+/+(?:\\./+)*\\.\\.(?:/.*)?");

    private static final Pattern HEAD = Pattern.compile("ref: refs/\\S+\\s*|[0-9a-f]{40}\\s*|[0-9a-f]{64}\\s*");

    /**
     * The one of a work tree that holds a {@code .git}; empty if that is not known to be its own.
     *
     * @param outer the tree that this one lies in, or this one itself; it may be kept there
     */
    static Optional<GitFolder> of(Path tree, Path outer, FileView files) {
        Path git = tree.resolve(".git");
        if (files.linkTarget(git).isPresent()) {
            return Optional.empty();
        }
        return files.isFolder(git)
                ? Optional.of(new GitFolder(git, git)).filter(ignored -> !files.exists(git.resolve("commondir")))
                : named(git, "gitdir: ", files).flatMap(own -> apart(tree, outer, own, files));
    }

    /** A folder that lies elsewhere: it must name the work tree itself, as one of several does, or lie within it. */
    private static Optional<GitFolder> apart(Path tree, Path outer, Path own, FileView files) {
        if (isBehindLink(own, files)) {
            return Optional.empty();
        }
        if (!files.exists(own.resolve("commondir"))) {
            return Optional.of(new GitFolder(own, own)).filter(ignored -> own.startsWith(outer));
        }
        boolean namesTree = named(own.resolve("gitdir"), "", files)
                .filter(back -> back.equals(tree.resolve(".git")))
                .isPresent();
        Path worktrees = own.getParent();
        return named(own.resolve("commondir"), "", files)
                .filter(common -> namesTree
                        && worktrees != null
                        && worktrees.endsWith("worktrees")
                        && common.equals(worktrees.getParent()))
                .map(common -> new GitFolder(own, common));
    }

    private static boolean isBehindLink(Path own, FileView files) {
        for (Path at = own; at != null; at = at.getParent()) {
            if (files.linkTarget(at).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Whether other work trees have the same. */
    boolean isShared() {
        return !common.equals(own);
    }

    /** Why what git would read here may be something else, or lie elsewhere; empty if it does not. */
    Optional<String> objection(FileView files, Collected collected) {
        Path alternates = common.resolve("objects/info/alternates");
        if (!isWhole(files)) {
            // Git goes on looking in the folders above, and finds another repository.
            return Optional.of(own + " is not a whole repository, so that git may find another one");
        }
        if (files.exists(alternates)) {
            return Optional.of(alternates + " has git read what another repository holds");
        }
        return new GitLinks(files, collected)
                .in(own)
                .or(() -> isShared() ? new GitLinks(files, collected).in(common) : Optional.empty())
                .map(link -> link + " is a link or cannot be looked at, and git may show what lies elsewhere");
    }

    private boolean isWhole(FileView files) {
        return files.text(own.resolve("HEAD"), LONGEST)
                        .filter(text -> HEAD.matcher(text).matches())
                        .isPresent()
                && canBeEntered(common.resolve("objects"), files)
                && canBeEntered(common.resolve("refs"), files);
    }

    private static boolean canBeEntered(Path folder, FileView files) {
        return files.isFolder(folder) && files.exists(folder.resolve("."));
    }

    /** The path that a file holds, after some word; relative to the folder that it lies in, which is behind no link. */
    private static Optional<Path> named(Path file, String before, FileView files) {
        Path folder = file.getParent();
        try {
            return folder == null || files.linkTarget(file).isPresent()
                    ? Optional.empty()
                    : files.text(file, LONGEST)
                            .filter(text -> text.startsWith(before))
                            // Git takes off the end of the line and nothing else.
                            .map(text -> text.substring(before.length()).replaceFirst("[\\r\\n]+$", ""))
                            .filter(name -> !name.isEmpty()
                                    && !TURNING_BACK.matcher(name).matches())
                            .map(name -> folder.resolve(utf8(name)).normalize());
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
