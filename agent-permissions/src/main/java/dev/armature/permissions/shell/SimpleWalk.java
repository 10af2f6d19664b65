package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.shell.program.Listing;
import dev.armature.permissions.shell.program.Started;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.rail.PipelineRails;
import dev.armature.permissions.shell.rail.SubstitutionRails;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.syntax.Assignment;
import dev.armature.permissions.shell.syntax.Command;
import dev.armature.permissions.shell.word.FedText;
import dev.armature.permissions.shell.word.Outcome;
import dev.armature.permissions.shell.word.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks one command of words: its assignments, its words, its redirections, and what its first word starts. */
final class SimpleWalk {

    /** What runs its words in the shell that reads them. */
    private static final Set<String> RUNNING_WORDS = Set.of("eval", "source", ".", "command", "builtin");

    private static final Set<String> TESTS = Set.of("test", "[", ":");

    private final ScriptWalk walk;
    private final Collected collected;
    private final State state;
    private final Command.SimpleCommand simple;
    private final TextRange place;
    /** What is known before anything of it happens. */
    private final State before;

    SimpleWalk(ScriptWalk walk, State state, Command.SimpleCommand simple) {
        this.walk = walk;
        this.collected = walk.collected();
        this.state = state;
        this.simple = simple;
        this.place = walk.place(simple.span());
        this.before = state.copy();
    }

    /**
     * Walks it.
     *
     * @param input the names that the command before in a pipeline hands to it, if they are known
     */
    Outcome of(Optional<Listing> input) {
        int mark = collected.mark();
        boolean shows = !isTest();
        List<Reason> missing = new ArrayList<>(assignments(shows));
        Inspection inspection = new Inspection(walk, state, shows);
        inspection.inspect(simple.words());
        missing.addAll(inspection.missing());
        walk.redirections(simple.redirections(), state, simple.span());
        // What a word sets on the way, words before it have not seen.
        state.blur(before);
        List<Value> words = List.copyOf(walk.expander(state).fields(simple.words()));
        new GlobFolders(walk, state, place).look(simple.words());
        new Redirecting(walk, state, place).keep(words, simple.redirections());
        Outcome outcome = words.isEmpty() ? assigned(missing, mark) : started(words, missing, input, mark);
        return ScriptWalk.redirected(simple.redirections(), before, outcome);
    }

    /** Without a word, the shell itself keeps what is assigned. */
    private Outcome assigned(List<Reason> missing, int mark) {
        SubstitutionRails.source(collected.since(mark))
                .ifPresent(
                        source -> simple.assignments().forEach(assigned -> collected.holds(assigned.name(), source)));
        simple.assignments().forEach(new Assigning(walk, state)::inShell);
        missing.forEach(reason -> collected.add(new Part.Obscure(Effect.SECRET, reason, true)));
        if (!simple.assignments().isEmpty()) {
            // Bash opens these when all is assigned.
            walk.redirections(simple.redirections(), state, simple.span());
        }
        return Outcome.of(state);
    }

    private Outcome started(List<Value> words, List<Reason> missing, Optional<Listing> input, int mark) {
        boolean splitsInput = words.getFirst().is("read");
        Assigning assigning = new Assigning(walk, state);
        simple.assignments().forEach(assignment -> assigning.forProgram(assignment, splitsInput));
        boolean runsInThisShell = runsInThisShell(words.getFirst());
        if (runsInThisShell) {
            forget(simple.assignments(), state);
        }
        List<Started> substituted = collected.since(mark);
        int own = collected.mark();
        Outcome outcome = new Start(walk, state, place, words, missing, input).walk();
        for (Assignment assignment : simple.assignments()) {
            if (assigning.bends(assignment, splitsInput)) {
                outcome.success().forget();
                outcome.failure().forget();
            }
        }
        if (runsInThisShell) {
            // What it gave them ends with it, too.
            forget(simple.assignments(), outcome.success());
            forget(simple.assignments(), outcome.failure());
        }
        SubstitutionRails.check(substituted, collected.since(own), collected, place);
        if (words.getFirst().is("xargs")) {
            FedText.of(simple.redirections(), walk.expander(state))
                    .forEach(text -> PipelineRails.fed(
                            text, collected.since(own), walk.paths(state), walk.around(), collected, place));
        }
        Fed.scripts(words, simple.words(), walk, state, place);
        Written.runBy(words, walk, state, place);
        Written.note(simple, words, walk, state);
        if (Fed.isRunBy(words)) {
            FedText.of(simple.redirections(), walk.expander(state))
                    .forEach(text -> Fed.to(words, text, walk, state, place));
        }
        return outcome;
    }

    /** Inspects assignments, each knowing what those before it assigned; what is missing to a proof about whoever is given them. */
    private List<Reason> assignments(boolean shows) {
        List<Assignment> assignments = simple.assignments();
        if (assignments.isEmpty()) {
            return List.of();
        }
        State seen = assignments.size() == 1 ? state : state.copy();
        List<Reason> missing = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Assignment assignment : assignments) {
            Inspection inspection = new Inspection(walk, seen, shows);
            inspection.inspect(List.of(assignment));
            missing.addAll(inspection.missing());
            if (assignments.size() > 1) {
                new Assigning(walk, seen).set(assignment);
                names.add(assignment.name());
            }
        }
        if (assignments.size() > 1) {
            state.blurBy(seen, names);
        }
        return missing;
    }

    private static void forget(List<Assignment> assignments, State state) {
        assignments.forEach(assignment -> state.set(assignment.name(), Value.unknown()));
    }

    /** Whether it may look at variables that are set for it alone. */
    private boolean runsInThisShell(Value program) {
        return !(program instanceof Value.Known known)
                || state.isFunction(known.text())
                || RUNNING_WORDS.contains(known.text());
    }

    private boolean isTest() {
        return !simple.words().isEmpty()
                && simple.words().getFirst().known().filter(TESTS::contains).isPresent();
    }
}
