package dev.armature.permissions.shell.rail;

import dev.armature.permissions.shell.syntax.Command;
import dev.armature.permissions.shell.syntax.CommandList;
import dev.armature.permissions.shell.syntax.Node;
import dev.armature.permissions.shell.syntax.Pipeline;
import dev.armature.permissions.shell.syntax.Walker;

/** A function that starts itself beside itself. */
public final class ForkBomb {

    private ForkBomb() {}

    public static boolean in(Command.FunctionDefinition function) {
        boolean[] found = {false};
        Walker.each(function.body(), node -> found[0] |= forks(node, function.name()));
        return found[0];
    }

    /** Beside itself, or at both ends of a pipe; with one call in a pipeline it may be after a tree that ends. */
    private static boolean forks(Node node, String name) {
        return switch (node) {
            case Pipeline pipeline ->
                pipeline.commands().stream()
                                .filter(command -> calls(command, name))
                                .limit(2)
                                .count()
                        > 1;
            case CommandList.Entry entry -> entry.background() && calls(entry, name);
            default -> false;
        };
    }

    private static boolean calls(Node node, String name) {
        boolean[] found = {false};
        Walker.each(
                node,
                inner -> found[0] |= inner instanceof Command.SimpleCommand simple
                        && !simple.words().isEmpty()
                        && simple.words()
                                .getFirst()
                                .known()
                                .filter(name::equals)
                                .isPresent());
        return found[0];
    }
}
