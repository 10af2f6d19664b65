package dev.armature.permissions.shell;

import dev.armature.permissions.shell.program.Deed;
import dev.armature.permissions.shell.program.Program;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.syntax.Arithmetic;
import dev.armature.permissions.shell.syntax.Assignment;
import dev.armature.permissions.shell.syntax.Command;
import dev.armature.permissions.shell.syntax.Compound;
import dev.armature.permissions.shell.syntax.Expansion;
import dev.armature.permissions.shell.syntax.Redirection;
import dev.armature.permissions.shell.syntax.Subscript;
import dev.armature.permissions.shell.syntax.Walker;
import dev.armature.permissions.shell.word.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a loop may change of what is known, whichever way its first rounds take. */
final class Changes {

    /** What sets variables that its words name. */
    private static final Set<String> SETTING =
            Set.of("read mapfile readarray declare typeset local readonly export unset getopts printf wait".split(" "));
    /** What may run anything in this shell, or change variables in ways that its words do not tell. */
    private static final Set<String> RUNNING = Set.of("eval", "source", ".", "trap", "alias", "let", "enable");

    private static final Set<String> MOVING = Set.of("cd", "pushd", "popd");
    private static final Set<String> WRAPPING = Set.of("command", "builtin");

    private final ScriptWalk walk;
    private final State state;

    Changes(ScriptWalk walk, State state) {
        this.walk = walk;
        this.state = state;
    }

    /** Forgets whatever running the loop once may change, so that the body can be walked as any of its runs. */
    void forget(Compound loop) {
        Walker.each(loop, node -> {
            switch (node) {
                case Assignment assignment -> assigned(assignment);
                case Compound.ForLoop inner -> state.set(inner.variable(), Value.unknown());
                case Compound.SelectLoop inner -> state.set(inner.variable(), Value.unknown());
                case Arithmetic.Assign assign -> computed(assign.variable());
                case Arithmetic.Step step -> computed(step.variable());
                case Expansion.ParameterExpansion expansion
                when expansion.operation() instanceof Expansion.Operation.AssignDefault ->
                    state.set(expansion.parameter().name(), Value.unknown());
                case Redirection redirection
                when redirection.descriptor() instanceof Redirection.Descriptor.Named named ->
                    state.set(named.name(), Value.unknown());
                case Command.SimpleCommand simple -> started(simple);
                // It may be called before the loop comes to its start again.
                case Command.FunctionDefinition ignored -> state.forget();
                default -> {}
            }
        });
    }

    private void assigned(Assignment assignment) {
        boolean isNumber = assignment.value().parts().size() == 1
                && assignment.value().parts().getFirst() instanceof Expansion.ArithmeticExpansion
                && assignment.subscript() instanceof Subscript.None;
        state.set(assignment.name(), isNumber ? number(assignment.name()) : Value.unknown());
    }

    private void computed(Arithmetic.Variable variable) {
        boolean isPlain = variable.subscript() instanceof Arithmetic.ArithmeticSubscript.None;
        state.set(variable.name(), isPlain ? number(variable.name()) : Value.unknown());
    }

    /** A variable that is given numbers is one only if it was one before. */
    private Value number(String name) {
        Value before = state.variable(name).orElse(Value.unknown());
        return before.isNumber() ? new Value.Digits(before.mayBeNothing()) : Value.unknown();
    }

    private void started(Command.SimpleCommand simple) {
        if (simple.words().isEmpty()) {
            return;
        }
        String program = simple.words().getFirst().known().orElse("");
        if (program.isEmpty()) {
            state.forgetVariables();
            state.forgetFolders();
        } else if (SETTING.contains(program) || WRAPPING.contains(program)) {
            State anyRound = state.copy();
            anyRound.forgetVariables();
            started(walk.expander(anyRound).fields(simple.words()));
        } else {
            started(List.of(Value.of(program)));
        }
    }

    private void started(List<Value> words) {
        String program = words.getFirst() instanceof Value.Known known ? known.text() : "";
        if (program.isEmpty() || RUNNING.contains(program) || state.isFunction(program)) {
            state.forget();
        } else if (MOVING.contains(program)) {
            state.forgetFolders();
        } else if (SETTING.contains(program) || WRAPPING.contains(program)) {
            Optional<Program> builtin = walk.around().programs().named(program);
            List<Value> arguments = words.subList(1, words.size());
            builtin.ifPresentOrElse(model -> model.deeds(arguments).forEach(this::done), state::forgetVariables);
        }
    }

    private void done(Deed deed) {
        switch (deed) {
            case Deed.Sets(Value.Known name, boolean ignored) ->
                state.set(name.text().replaceFirst("\\W.*", ""), Value.unknown());
            case Deed.Sets(Value.Any any, boolean ignored)
            when any.prefix().matches("\\w+=.*") -> state.set(any.prefix().replaceFirst("=.*", ""), Value.unknown());
            case Deed.Sets ignored -> state.forgetVariables();
            case Deed.Unclear ignored -> state.forgetVariables();
            case Deed.Starts starts -> started(starts.words());
            default -> {}
        }
    }
}
