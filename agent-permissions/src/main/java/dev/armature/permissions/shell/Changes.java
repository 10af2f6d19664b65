package dev.armature.permissions.shell;

import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.syntax.Arithmetic;
import dev.armature.permissions.shell.syntax.Assignment;
import dev.armature.permissions.shell.syntax.Command;
import dev.armature.permissions.shell.syntax.Compound;
import dev.armature.permissions.shell.syntax.Expansion;
import dev.armature.permissions.shell.syntax.Subscript;
import dev.armature.permissions.shell.syntax.Walker;
import dev.armature.permissions.shell.syntax.Word;
import java.util.Set;

/** What a loop may change of what is known, found by its syntax alone. */
final class Changes {

    private static final Set<String> SETTING =
            Set.of("read mapfile readarray declare typeset local readonly export unset getopts printf".split(" "));
    /** What may run anything in this shell, or change variables in ways that its words do not tell. */
    private static final Set<String> RUNNING = Set.of("eval", "source", ".", "trap", "alias", "let", "enable");

    private static final Set<String> MOVING = Set.of("cd", "pushd", "popd");

    private Changes() {}

    /** Forgets whatever running the loop once may change, so that the body can be walked as any of its runs. */
    static void forget(Compound loop, State state) {
        Walker.each(loop, node -> {
            switch (node) {
                case Assignment assignment -> forget(assignment, state);
                case Compound.ForLoop inner -> state.set(inner.variable(), Value.unknown());
                case Compound.SelectLoop inner -> state.set(inner.variable(), Value.unknown());
                case Arithmetic.Assign assign -> forgetNumber(assign.variable(), state);
                case Arithmetic.Step step -> forgetNumber(step.variable(), state);
                case Expansion.ParameterExpansion expansion
                when expansion.operation() instanceof Expansion.Operation.AssignDefault ->
                    state.set(expansion.parameter().name(), Value.unknown());
                case Command.SimpleCommand simple -> forget(simple, state);
                // It may be called before the loop comes to its start again.
                case Command.FunctionDefinition ignored -> state.forget();
                default -> {}
            }
        });
    }

    private static void forget(Assignment assignment, State state) {
        boolean isNumber = assignment.value().parts().size() == 1
                && assignment.value().parts().getFirst() instanceof Expansion.ArithmeticExpansion
                && assignment.subscript() instanceof Subscript.None;
        state.set(assignment.name(), isNumber ? number(assignment.name(), state) : Value.unknown());
    }

    private static void forgetNumber(Arithmetic.Variable variable, State state) {
        boolean isPlain = variable.subscript() instanceof Arithmetic.ArithmeticSubscript.None;
        state.set(variable.name(), isPlain ? number(variable.name(), state) : Value.unknown());
    }

    /** A variable that is given numbers is one only if it was one before. */
    private static Value number(String name, State state) {
        return state.variable(name).filter(Value::isNumber).isPresent() ? new Value.Digits() : Value.unknown();
    }

    private static void forget(Command.SimpleCommand simple, State state) {
        if (simple.words().isEmpty()) {
            return;
        }
        String program = simple.words().getFirst().known().orElse("");
        if (program.isEmpty()) {
            state.forgetVariables();
            state.forgetFolders();
        }
        if (RUNNING.contains(program) || state.isFunction(program)) {
            state.forget();
        }
        boolean mayWrap = program.equals("command") || program.equals("builtin");
        if (MOVING.contains(program) || mayWrap) {
            state.forgetFolders();
        }
        if (SETTING.contains(program) || mayWrap) {
            simple.words().stream().skip(1).forEach(word -> forget(word, state));
        }
    }

    private static void forget(Word word, State state) {
        String text = word.known().orElse("");
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        if (!name.isEmpty()) {
            state.set(name, Value.unknown());
        }
    }
}
