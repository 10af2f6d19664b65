package dev.armature.permissions.sandbox;

import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A policy in the words of bubblewrap (0.8 or later), which builds a view of the file system out of mounts. Later mounts lie
 * over earlier ones, so folders come before what lies in them. Paths are looked at when this is made: make it right
 * before the start, and resolve links first, because bubblewrap follows those on the way to a mount.
 *
 * @param arguments the words between {@code bwrap} and the command
 * @param leftovers where bubblewrap leaves an empty file, because it has to make what it mounts something over: whoever
 *     started the command deletes them after it, those that are still empty
 */
public record Bubblewrap(List<String> arguments, List<Path> leftovers) {

    private static final FileView FILES = FileView.system();
    private static final Path TEMPORARY = Path.of("/tmp");
    /** Reads as an empty file, and programs that look for files pass it over because it is none. */
    private static final Path NOTHING = Path.of("/dev/null");

    public Bubblewrap {
        arguments = List.copyOf(arguments);
        leftovers = List.copyOf(leftovers);
    }

    /**
     * The policy for a command that starts in {@code folder}. Temporary files go to a folder of its own, unless the command
     * works in one itself.
     */
    public static Bubblewrap of(SandboxPolicy policy, Path folder) {
        List<String> words = new ArrayList<>(List.of(
                "--die-with-parent",
                "--new-session",
                "--unshare-pid",
                "--unshare-ipc",
                "--unshare-uts",
                "--unshare-cgroup-try"));
        if (!policy.network()) {
            words.add("--unshare-net");
        }
        words.addAll(List.of("--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"));
        boolean isTemporary = Stream.concat(Stream.of(folder), policy.writable().stream())
                .anyMatch(path -> path.startsWith(TEMPORARY));
        if (!isTemporary) {
            words.addAll(List.of("--tmpfs", TEMPORARY.toString()));
        }
        outerFirst(policy.writable()).forEach(path -> mount(words, "--bind", path, path));
        outerFirst(Stream.concat(policy.frozen().stream(), policy.hidden().stream())
                        .toList())
                .forEach(path -> cover(words, path, policy));
        words.addAll(List.of("--chdir", folder.toString(), "--"));
        return new Bubblewrap(
                words, policy.frozen().stream().filter(Bubblewrap::isToBeMade).toList());
    }

    /** What is not there can be made only where its folder is; a command that makes the folder too makes what is in it. */
    private static boolean isToBeMade(Path path) {
        Path parent = path.getParent();
        return !FILES.exists(path) && parent != null && FILES.isFolder(parent);
    }

    private static void cover(List<String> words, Path path, SandboxPolicy policy) {
        boolean isHidden = policy.hidden().contains(path);
        if (!FILES.exists(path)) {
            if (!isHidden && isToBeMade(path)) {
                mount(words, "--dev-bind", NOTHING, path);
            }
        } else if (!isHidden) {
            mount(words, "--ro-bind", path, path);
        } else if (FILES.isFolder(path)) {
            words.addAll(List.of("--tmpfs", path.toString(), "--remount-ro", path.toString()));
        } else {
            mount(words, "--dev-bind", NOTHING, path);
        }
    }

    private static void mount(List<String> words, String option, Path what, Path where) {
        words.addAll(List.of(option, what.toString(), where.toString()));
    }

    private static List<Path> outerFirst(List<Path> paths) {
        return paths.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
