package dev.armature.permissions.shell.syntax;

import java.util.List;

/**
 * Commands joined by {@code |}. With {@code |&}, the command on its left carries a redirection {@code 2>&1} at its end, as
 * bash itself reads it.
 *
 * @param prefixes in source order
 * @param commands one or more; empty only if a prefix stands alone ({@code time}, {@code !})
 */
public record Pipeline(Span span, List<Prefix> prefixes, List<Command> commands) implements Node {

    public Pipeline {
        prefixes = List.copyOf(prefixes);
        commands = List.copyOf(commands);
        if (commands.isEmpty() && prefixes.isEmpty()) {
            throw new IllegalArgumentException("a pipeline needs a command or a prefix, had neither");
        }
    }

    /** A reserved word before a pipeline. */
    public enum Prefix {
        NOT,
        TIME,
        TIME_POSIX
    }
}
