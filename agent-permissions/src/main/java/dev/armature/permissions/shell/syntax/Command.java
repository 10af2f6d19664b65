package dev.armature.permissions.shell.syntax;

import java.util.List;

/** A command, the thing a pipeline joins. */
public sealed interface Command extends Node {

    /**
     * Assignments, words and redirections, e.g. {@code LC_ALL=C sort <names}. What the words mean is known only after
     * expansion. At least one of the lists has an element.
     *
     * @param redirections in source order, which is the order they take effect in
     */
    record SimpleCommand(Span span, List<Assignment> assignments, List<Word> words, List<Redirection> redirections)
            implements Command {
        public SimpleCommand {
            assignments = List.copyOf(assignments);
            words = List.copyOf(words);
            redirections = List.copyOf(redirections);
            if (assignments.isEmpty() && words.isEmpty() && redirections.isEmpty()) {
                throw new IllegalArgumentException("a simple command needs a word, had none");
            }
        }
    }

    /** A compound command with the redirections that hold for all of it. */
    record CompoundCommand(Span span, Compound compound, List<Redirection> redirections) implements Command {
        public CompoundCommand {
            redirections = List.copyOf(redirections);
        }
    }

    /** {@code name() body}; running it only defines the function. */
    record FunctionDefinition(Span span, String name, CompoundCommand body) implements Command {}

    /**
     * {@code coproc [name] command}: runs it in the background with a pipe to and from it.
     *
     * @param name the array variable it sets; {@code COPROC} unless given
     */
    record Coprocess(Span span, String name, Command command) implements Command {}
}
