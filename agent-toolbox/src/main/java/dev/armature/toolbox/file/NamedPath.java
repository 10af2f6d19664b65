package dev.armature.toolbox.file;

import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.UserHome;
import dev.armature.permissions.action.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A path that a call named, and where it led when the call was read. What is judged and what is opened are both made of
 * this value, so that turning a link in between gains nothing.
 *
 * @param named absolute, otherwise as it was written
 * @param real links followed as far as something exists; a link that points nowhere stays itself
 */
public record NamedPath(Path named, Path real) {

    /**
     * The path that {@code text} names, relative ones from the workspace's current folder; {@code ~/} is the user's home, as
     * a shell finds it.
     *
     * @throws IllegalArgumentException when nothing can have that name
     */
    public static NamedPath of(String text, Workspace workspace) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the path is empty; give the path of a file or folder");
        }
        try {
            Path named = workspace.cwd().resolve(withHome(text));
            return new NamedPath(named, real(named));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("no file can be named `" + text + "`: " + e.getReason(), e);
        }
    }

    /** What has to be allowed before it is read. */
    public List<Action> reads() {
        return names().stream().<Action>map(Action.ReadPath::new).toList();
    }

    /** What has to be allowed before it is written. */
    public List<Action> writes() {
        return names().stream().<Action>map(Action.WritePath::new).toList();
    }

    private static String withHome(String text) {
        boolean home = text.equals("~") || text.startsWith("~/");
        if (!home) {
            return text;
        }
        return UserHome.current()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "nobody knows where `~` is, because HOME is not an absolute path; give the whole path"))
                + text.substring(1);
    }

    private static Path real(Path named) {
        Path existing = named;
        while (existing.getParent() != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        Path rest = existing.relativize(named);
        return realOfExisting(existing).resolve(rest).normalize();
    }

    private static Path realOfExisting(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return ofBrokenLink(path);
        }
    }

    /** The link itself, in the real folder that holds it; opening it will fail, and say why. */
    private static Path ofBrokenLink(Path link) {
        Path folder = link.getParent();
        Path name = link.getFileName();
        return folder == null || name == null || name.toString().equals("..")
                ? link.normalize()
                : realOfExisting(folder).resolve(name);
    }

    /** What a walk that started here came upon; {@code path} as the walk says it. */
    public NamedPath below(String path) {
        return new NamedPath(named.resolve(path), real.resolve(path));
    }

    /** Both names, or the one when they are the same. Whoever judges must be content with each. */
    public List<Path> names() {
        return Stream.of(named, real).distinct().toList();
    }

    /** As people would write it: relative to the current folder when it is inside, else whole. Parts are joined by {@code /}. */
    public String shown(Workspace workspace) {
        return shown(named.normalize(), workspace);
    }

    static String shown(Path path, Workspace workspace) {
        Path cwd = workspace.cwd();
        Path shown = path.startsWith(cwd) ? cwd.relativize(path) : path;
        String text = shown.toString().replace(path.getFileSystem().getSeparator(), "/");
        return text.isEmpty() ? "." : text;
    }
}
