package dev.armature.permissions.shell.syntax;

/** A part that runs commands. */
public sealed interface Substitution extends WordPart {

    /** The commands that run. */
    CommandList body();

    /** {@code $(...)}, also when written in backquotes: the output of the commands. */
    record CommandSubstitution(Span span, CommandList body) implements Substitution {}

    /**
     * {@code <(...)} and {@code >(...)}: the name of a pipe from or to the commands.
     *
     * @param writes written {@code >(...)}: who opens the name writes to the commands
     */
    record ProcessSubstitution(Span span, boolean writes, CommandList body) implements Substitution {}
}
