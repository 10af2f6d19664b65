package dev.armature.toolbox.file;

import dev.armature.permissions.action.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Goes through a folder and all below it: names in the order of their characters, a folder before what is in it. Links are
 * seen and never followed, {@code .git} is passed over, and so is what {@code .gitignore} and {@code .agentignore} name, from
 * the workspace's root downwards. A folder that cannot be listed counts as empty, and is counted.
 */
public final class TreeWalk {
    private static final int MOST_ENTRIES = 500_000;
    private static final int DEEPEST = 128;

    private final Workspace workspace;
    private final boolean includesIgnored;
    private final Visitor visitor;
    private int entries;
    private int unlisted;

    /** What is in the tree. */
    @FunctionalInterface
    public interface Visitor {

        /** Looks at an entry and says how to go on. */
        Next visit(Entry entry) throws IOException, InterruptedException;
    }

    /** How to go on. */
    public enum Next {
        ON,
        /** Not into this folder. */
        PAST,
        STOP
    }

    /**
     * Something in the tree.
     *
     * @param path from the start of the walk, parts joined by {@code /}
     * @param folder the open folder it is in; closed when the visit is over
     * @param depth 1 for what is directly in the start
     */
    public record Entry(String path, String name, OpenFolder folder, BasicFileAttributes attributes, int depth) {}

    /**
     * How a walk ended.
     *
     * @param complete false when the visitor stopped it or there were more than half a million entries
     * @param unlisted how many folders could not be listed
     */
    public record Report(boolean complete, int entries, int unlisted) {}

    private TreeWalk(Workspace workspace, boolean includesIgnored, Visitor visitor) {
        this.workspace = workspace;
        this.includesIgnored = includesIgnored;
        this.visitor = visitor;
    }

    /**
     * Walks through {@code start}.
     *
     * @throws IOException when the start itself is no folder or cannot be listed, or the visitor throws it
     * @throws InterruptedException when this thread is interrupted
     */
    public static Report through(NamedPath start, Workspace workspace, boolean includesIgnored, Visitor visitor)
            throws IOException, InterruptedException {
        TreeWalk walk = new TreeWalk(workspace, includesIgnored, visitor);
        boolean complete = walk.from(start.real());
        return new Report(complete, walk.entries, walk.unlisted);
    }

    /** Rules of the folders above the start, up to the root, hold too; paths are kept relative to that root meanwhile. */
    private boolean from(Path start) throws IOException, InterruptedException {
        Path top = root(start).orElse(start);
        Ignoring ignoring = Ignoring.nothing();
        Path at = top;
        String prefix = "";
        for (Path name : top.equals(start) ? List.<Path>of() : top.relativize(start)) {
            try (OpenFolder above = OpenFolder.of(at, workspace)) {
                ignoring = includesIgnored ? ignoring : ignoring.within(above, prefix);
            }
            at = at.resolve(name);
            prefix = prefix + name + "/";
        }
        try (OpenFolder folder = OpenFolder.of(start, workspace)) {
            return entries(folder, folder.names(), prefix, prefix.length(), ignoring, 1);
        }
    }

    private Optional<Path> root(Path start) {
        return workspace.roots().stream()
                .map(OpenFolder::realOrSame)
                .filter(start::startsWith)
                .max(Comparator.comparingInt(Path::getNameCount));
    }

    /** False when the walk is to end. */
    private boolean entries(
            OpenFolder folder, List<String> names, String prefix, int skipped, Ignoring above, int depth)
            throws IOException, InterruptedException {
        Ignoring ignoring = includesIgnored ? above : above.within(folder, prefix);
        for (String name : names) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the walk was interrupted");
            }
            if (++entries > MOST_ENTRIES) {
                return false;
            }
            Optional<BasicFileAttributes> attributes = attributes(folder, name);
            if (attributes.isEmpty() || name.equals(".git")) {
                continue;
            }
            boolean isFolder = attributes.get().isDirectory();
            if (ignoring.ignores(prefix + name, isFolder)) {
                continue;
            }
            Entry entry = new Entry((prefix + name).substring(skipped), name, folder, attributes.get(), depth);
            Next next = visitor.visit(entry);
            boolean enters = next == Next.ON && isFolder && depth < DEEPEST;
            if (next == Next.STOP || (enters && !below(entry, prefix, skipped, ignoring))) {
                return false;
            }
        }
        return true;
    }

    /** It may have gone since its folder was listed. */
    private static Optional<BasicFileAttributes> attributes(OpenFolder folder, String name) {
        try {
            return Optional.of(folder.attributes(name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean below(Entry entry, String prefix, int skipped, Ignoring ignoring)
            throws IOException, InterruptedException {
        OpenFolder folder;
        try {
            folder = entry.folder().enter(entry.name());
        } catch (IOException e) {
            unlisted++;
            return true;
        }
        try (folder) {
            return entries(folder, folder.names(), prefix + entry.name() + "/", skipped, ignoring, entry.depth() + 1);
        }
    }
}
