package dev.armature.permissions.shell.syntax;

import java.util.List;

/** A list: commands one after the other. Empty only where bash allows it (a script, a substitution, a case item). */
public record CommandList(Span span, List<Entry> entries) implements Node {

    public CommandList {
        entries = List.copyOf(entries);
    }

    /**
     * One and-or list and how it ends.
     *
     * @param background ended by {@code &}: runs in a subshell that nobody waits for
     */
    public record Entry(Span span, AndOr andOr, boolean background) implements Node {}
}
