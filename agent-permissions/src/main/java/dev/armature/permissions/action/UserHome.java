package dev.armature.permissions.action;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where {@code ~} is. A shell takes {@code HOME}, and what the system knows of the user only when that is not set; whoever
 * judges a path, and whoever opens it, must do the same.
 */
public final class UserHome {
    private UserHome() {}

    /** The home folder of whoever started this process. */
    public static Optional<Path> current() {
        return of(System.getenv());
    }

    /**
     * The home folder that a shell with these variables finds; empty when it cannot be told, as when {@code HOME} is set to
     * something that is no plain absolute path.
     */
    public static Optional<Path> of(Map<String, String> environment) {
        String home = environment.containsKey("HOME")
                ? environment.getOrDefault("HOME", "")
                : System.getProperty("user.home", "");
        try {
            Path path = Path.of(home);
            // What a link before `..` leads to, or bytes that are no text, are not seen the same by a shell and by us.
            boolean isPlain = path.isAbsolute() && path.normalize().equals(path) && home.indexOf('\uFFFD') < 0;
            return isPlain ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
