package dev.armature.permissions.action;

import java.nio.file.Path;

/**
 * A path under both of its names. A rule that forbids looks at either, a rule that allows must fit both.
 *
 * @param lexical absolute, with {@code .} and {@code ..} taken out by text alone
 * @param real where the operating system would end up: links followed, {@code ..} applied to what a link points at
 */
public record ResolvedPath(Path lexical, Path real) {

    public ResolvedPath {
        requireAbsolute(lexical, "lexical");
        requireAbsolute(real, "real");
    }

    /** Whether there is no link in it, so that both names are one. */
    public boolean isReal() {
        return lexical.equals(real);
    }

    private static void requireAbsolute(Path path, String component) {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException(component + " must be an absolute path, was `" + path + "`");
        }
    }
}
