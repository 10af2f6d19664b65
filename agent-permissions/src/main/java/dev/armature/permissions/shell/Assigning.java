package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.program.Variables;
import dev.armature.permissions.shell.report.Doubt;
import dev.armature.permissions.shell.syntax.Assignment;
import dev.armature.permissions.shell.syntax.Subscript;
import dev.armature.permissions.shell.syntax.WordPart;
import dev.armature.permissions.shell.word.State;
import java.util.List;

/** What assignments before a command, or without one, do to the shell and to the program. */
final class Assigning {

    private final ScriptWalk walk;
    private final State state;

    Assigning(ScriptWalk walk, State state) {
        this.walk = walk;
        this.state = state;
    }

    /** One that stands alone, and sets a variable of the shell. */
    void inShell(Assignment assignment) {
        String name = assignment.name();
        boolean isHarmless = Variables.isLocal(name)
                || (value(assignment) instanceof Value.Known known && Variables.isHarmlessToExport(name, known.text()));
        if (!isHarmless) {
            walk.setsForeign(name, assignment.span());
            mayReach(name, assignment.appends() ? Value.unknown() : value(assignment));
        }
        if (state.isWilful(name)) {
            walk.mayBreakOff(state);
        }
        set(assignment);
    }

    /** Notes what the variable holds then. */
    void set(Assignment assignment) {
        Value value = value(assignment);
        boolean isElement = !(assignment.subscript() instanceof Subscript.None);
        state.set(
                assignment.name(),
                isElement ? new Value.Many("") : assignment.appends() ? appended(assignment.name(), value) : value);
    }

    private Value value(Assignment assignment) {
        boolean isArray = assignment.value().parts().stream().anyMatch(WordPart.ArrayLiteral.class::isInstance);
        return isArray
                ? new Value.Many("")
                : walk.expander(state).text(assignment.value().parts());
    }

    private Value appended(String name, Value value) {
        return state.variable(name)
                .filter(Value.Many.class::isInstance)
                .orElse(value instanceof Value.Many ? value : Value.unknown());
    }

    /**
     * One that stands before a program, and holds for that.
     *
     * @param splitsInput whether the program reads words, and is told how to split them
     */
    void forProgram(Assignment assignment, boolean splitsInput) {
        Value value = walk.expander(state).text(assignment.value().parts());
        boolean isHarmless =
                value instanceof Value.Known known && Variables.isHarmlessToExport(assignment.name(), known.text());
        // IFS for read alone, as in `while IFS= read -r line`, splits what is read.
        boolean isSplitting = splitsInput && assignment.name().equals("IFS") && value instanceof Value.Known;
        if (!isHarmless && !isSplitting) {
            walk.obscure(
                    Effect.ENVIRONMENT,
                    Doubt.VARIABLE,
                    "Setting `" + assignment.name() + "` may change what the program does.",
                    assignment.span());
            walk.unseenAfterSetting(assignment.name(), assignment.span());
            mayReach(assignment.name(), value);
        }
    }

    /** Programs take names of files, hosts and other programs from variables, as from words. */
    private void mayReach(String name, Value value) {
        PossibleFiles.among(List.of(value), walk.paths(state), walk.collected());
        PossibleStarts.among(List.of(value), walk.collected());
        PossibleHosts.setting(name, value, walk.collected());
    }

    /** Whether what it sets for one command may change what that command does to the shell. */
    boolean bends(Assignment assignment, boolean splitsInput) {
        return Variables.changesShell(assignment.name())
                && !(splitsInput && assignment.name().equals("IFS"))
                && !(walk.expander(state).text(assignment.value().parts()) instanceof Value.Known known
                        && Variables.isHarmlessToExport(assignment.name(), known.text()));
    }
}
