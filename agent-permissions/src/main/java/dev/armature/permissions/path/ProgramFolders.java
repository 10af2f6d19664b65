package dev.armature.permissions.path;

import java.util.Optional;
import java.util.Set;

/** Where the system keeps programs: {@code /usr/bin/git} is git, and {@code ./git} is whatever somebody put there. */
public final class ProgramFolders {

    private static final Set<String> FOLDERS =
            Set.of("/bin/", "/usr/bin/", "/usr/local/bin/", "/sbin/", "/usr/sbin/", "/usr/local/sbin/");

    private ProgramFolders() {}

    /** The name of the program that a command's first word means; empty if it lies in any other folder. */
    public static Optional<String> name(String word) {
        int slash = word.lastIndexOf('/');
        return slash < 0 || FOLDERS.contains(word.substring(0, slash + 1))
                ? Optional.of(word.substring(slash + 1))
                : Optional.empty();
    }
}
