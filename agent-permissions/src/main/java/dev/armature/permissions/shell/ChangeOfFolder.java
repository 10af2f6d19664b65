package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.report.Doubt;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.word.Outcome;
import dev.armature.permissions.shell.word.State;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code cd}, {@code pushd} and {@code popd}, and programs that go to another folder themselves: where they are afterwards. */
final class ChangeOfFolder {

    private final ScriptWalk walk;
    private final State state;
    private final TextRange place;
    private final String program;

    /**
     * @param program who goes there, as people may see it
     */
    ChangeOfFolder(ScriptWalk walk, State state, TextRange place, String program) {
        this.walk = walk;
        this.state = state;
        this.place = place;
        this.program = program;
    }

    /** As the system does it for a program: links are followed before {@code ..} is. */
    State entered(Value folder) {
        return to(List.of(Value.of("-P"), Value.of("--"), folder)).success();
    }

    /** As {@code cd} does it. */
    Outcome to(List<Value> arguments) {
        State moved = state.copy();
        int options = 0;
        while (options < arguments.size() && isOption(arguments, options)) {
            options++;
        }
        int first = options;
        List<Value> operands = arguments.subList(first, arguments.size());
        Set<Path> targets = new LinkedHashSet<>();
        boolean known = operands.size() == 1
                && (operands.getFirst() instanceof Value.Known || operands.getFirst() instanceof Value.Choice)
                && operands.getFirst().allTexts().orElse(List.of()).stream()
                        .allMatch(text -> enter(text, isPhysical(arguments.subList(0, first)), targets));
        if (!known) {
            moved.forgetFolders();
            walk.collected()
                    .obscure(
                            Effect.UNKNOWN,
                            Doubt.FOLDER,
                            "It is not known which folder `" + program + "` goes to.",
                            place);
        } else {
            moved.moveTo(targets);
        }
        return known && isThere(targets) ? Outcome.of(moved) : new Outcome(moved, state);
    }

    private static boolean isPhysical(List<Value> options) {
        boolean isPhysical = false;
        for (Value option : options) {
            isPhysical = option.is("-P") || (isPhysical && !option.is("-L"));
        }
        return isPhysical;
    }

    /** Adds where a text leads; an empty one leads nowhere, so that bash stays where it is. */
    private boolean enter(String text, boolean isPhysical, Set<Path> targets) {
        if (text.isEmpty()) {
            targets.addAll(state.folders());
            return !state.folders().isEmpty();
        }
        return !text.startsWith("-") && !mayBeElsewhere(text) && resolve(text, isPhysical, targets);
    }

    /** Words after the folder, be they options, are too many for bash, and it stays where it is. */
    private static boolean isOption(List<Value> arguments, int at) {
        Value word = arguments.get(at);
        return (word.is("-L") || word.is("-P") || word.is("--"))
                && (at == 0 || !arguments.get(at - 1).is("--"));
    }

    /** As {@code pushd} does it with the name of a folder; everything else that it does is not followed. */
    Outcome pushed(List<Value> arguments) {
        boolean isFolder = arguments.size() == 1
                && arguments.getFirst() instanceof Value.Known folder
                && !folder.text().startsWith("+")
                && !folder.text().startsWith("-");
        Outcome outcome = to(isFolder ? arguments : List.of());
        if (outcome.success().folders().isEmpty()) {
            return outcome;
        }
        outcome.success().leave(state.folders());
        return outcome;
    }

    /** As {@code popd} does it without a word. */
    Outcome back(List<Value> arguments) {
        State moved = state.copy();
        Set<Path> targets = arguments.isEmpty() ? moved.comeBack() : Set.of();
        if (targets.isEmpty()) {
            return to(List.of());
        }
        moved.moveTo(targets);
        if (isThere(targets)) {
            return Outcome.of(moved);
        }
        State stayed = state.copy();
        stayed.forgetLeft(); // whether the folder that is gone is still noted depends on the version of bash
        return new Outcome(moved, stayed);
    }

    private boolean isThere(Set<Path> folders) {
        return !walk.collected().hasWriter() && folders.stream().allMatch(this::mayBeEntered);
    }

    /** What is in a folder is seen, the folder itself as a dot, by those who may go there. */
    private boolean mayBeEntered(Path folder) {
        return walk.around().files().isFolder(folder) && walk.around().files().exists(folder.resolve("."));
    }

    /** Given {@code CDPATH}, a name is looked for in other folders first. */
    private boolean mayBeElsewhere(String text) {
        return state.variable("CDPATH").isPresent() && !text.matches("\\.{0,2}/.*|\\.\\.?");
    }

    private boolean resolve(String text, boolean isPhysical, Set<Path> targets) {
        Optional<List<Standing>> standings = walk.paths(state).reading(Value.of(text));
        if (standings.isEmpty() || state.folders().isEmpty()) {
            return false;
        }
        standings
                .get()
                .forEach(standing ->
                        walk.collected().add(new Part.Opened(standing, false, Missing.reading(standing, place))));
        Set<Path> own = new LinkedHashSet<>();
        try {
            for (Path folder : state.folders()) {
                own.add(folder.resolve(text).normalize());
            }
        } catch (InvalidPathException e) {
            return false;
        }
        // Where the folder is not there by its name, bash goes where the system leads it.
        if (isPhysical || !isThere(own)) {
            if (isPhysical) {
                own.clear();
            }
            standings.get().forEach(standing -> own.add(standing.path().real()));
        }
        targets.addAll(own);
        return true;
    }
}
