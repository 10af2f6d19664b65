package dev.armature.permissions.shell;

import dev.armature.permissions.shell.syntax.Command;
import dev.armature.permissions.shell.syntax.Compound;
import dev.armature.permissions.shell.syntax.Expansion;
import dev.armature.permissions.shell.syntax.Expansion.Operation;
import dev.armature.permissions.shell.syntax.Node;
import dev.armature.permissions.shell.syntax.Redirection;
import dev.armature.permissions.shell.syntax.Script;
import dev.armature.permissions.shell.syntax.Subscript;
import dev.armature.permissions.shell.syntax.Substitution;
import dev.armature.permissions.shell.syntax.Walker;
import dev.armature.permissions.shell.syntax.WordPart;
import java.util.Optional;
import java.util.Set;

/** Whether a script says the same to a POSIX {@code sh} as to bash. */
final class Dialect {

    /** Variables that other shells do not set. */
    private static final Set<String> OF_BASH =
            Set.of("RANDOM SRANDOM SECONDS UID EUID BASHPID EPOCHSECONDS EPOCHREALTIME BASH_SUBSHELL".split(" "));

    /** Builtins that other shells do not have, or have with another meaning. */
    private static final Set<String> BUILTINS = Set.of(
            "pushd popd dirs builtin declare typeset mapfile readarray shopt let source enable local".split(" "));

    private Dialect() {}

    /** A sentence on what another shell would read differently; empty if nothing. */
    static Optional<String> objection(Script script, String text) {
        boolean[] isBash = {text.contains("|&") || text.contains("function") || text.contains("&>")};
        Walker.each(script, node -> isBash[0] |= isBash(node));
        return isBash[0]
                ? Optional.of("The text uses what only bash understands, but another shell would run it.")
                : Optional.empty();
    }

    private static boolean isBash(Node node) {
        return switch (node) {
            case WordPart.AnsiQuoted ignored -> true;
            case WordPart.DoubleQuoted quoted -> quoted.translated();
            case WordPart.BraceList ignored -> true;
            case WordPart.BraceRange ignored -> true;
            case WordPart.ArrayLiteral ignored -> true;
            case WordPart.ExtendedGlob ignored -> true;
            case WordPart.Tilde tilde -> !tilde.name().isEmpty();
            case Substitution.ProcessSubstitution ignored -> true;
            case Compound.TestCommand ignored -> true;
            case Compound.ArithmeticCommand ignored -> true;
            case Compound.ArithmeticFor ignored -> true;
            case Compound.SelectLoop ignored -> true;
            case Compound.CaseItem item -> item.ending() != Compound.CaseItem.Ending.BREAK;
            case Command.Coprocess ignored -> true;
            case Redirection.HereString ignored -> true;
            case Redirection redirection when redirection.descriptor() instanceof Redirection.Descriptor.Named -> true;
            case Redirection.FileRedirection file ->
                file.access() == Redirection.Access.WRITE_BOTH || file.access() == Redirection.Access.APPEND_BOTH;
            case Subscript.Index ignored -> true;
            case Subscript.All ignored -> true;
            case Subscript.Joined ignored -> true;
            case Expansion.ParameterExpansion expansion ->
                expansion.indirect() || OF_BASH.contains(expansion.parameter().name()) || isBash(expansion.operation());
            case Command.SimpleCommand simple ->
                !simple.words().isEmpty()
                        && simple.words()
                                .getFirst()
                                .known()
                                .filter(BUILTINS::contains)
                                .isPresent();
            default -> false;
        };
    }

    private static boolean isBash(Operation operation) {
        return switch (operation) {
            case Operation.Plain ignored -> false;
            case Operation.Length ignored -> false;
            case Operation.UseDefault ignored -> false;
            case Operation.AssignDefault ignored -> false;
            case Operation.RequireValue ignored -> false;
            case Operation.UseAlternative ignored -> false;
            case Operation.RemovePrefix ignored -> false;
            case Operation.RemoveSuffix ignored -> false;
            case Operation.NamesWithPrefix ignored -> true;
            case Operation.Keys ignored -> true;
            case Operation.Replace ignored -> true;
            case Operation.ChangeCase ignored -> true;
            case Operation.Transform ignored -> true;
            case Operation.Substring ignored -> true;
            case Operation.BoundedSubstring ignored -> true;
        };
    }
}
