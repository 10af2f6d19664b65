package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.ProgramFolders;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.program.Builtins;
import dev.armature.permissions.shell.program.Deed;
import dev.armature.permissions.shell.program.GitStarts;
import dev.armature.permissions.shell.program.Kind;
import dev.armature.permissions.shell.program.Listing;
import dev.armature.permissions.shell.program.Program;
import dev.armature.permissions.shell.program.Started;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.rail.StartRails;
import dev.armature.permissions.shell.report.Doubt;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.word.Outcome;
import dev.armature.permissions.shell.word.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One start of a program or builtin: which program it is, what it does, and what it starts in its turn. */
final class Start {

    private static final int DEEPEST = 16;
    /** Run the script behind {@code -c} as somebody else. */
    private static final Set<String> AS_ANOTHER = Set.of("su", "runuser");

    private final ScriptWalk walk;
    private final State state;
    private final TextRange place;
    private final List<Value> words;
    private final Proof proof;
    private final Deeds deeds;
    private final HandedOn handedOn;
    private final int depth;

    /**
     * @param words what bash would start
     * @param missing what is missing already to a proof, because of what expanding the words does
     * @param input the names that come in at the standard input, if they are known
     */
    Start(
            ScriptWalk walk,
            State state,
            TextRange place,
            List<Value> words,
            List<Reason> missing,
            Optional<Listing> input) {
        this(walk, state, place, words, missing, input, 0);
    }

    private Start(
            ScriptWalk walk,
            State state,
            TextRange place,
            List<Value> words,
            List<Reason> missing,
            Optional<Listing> input,
            int depth) {
        this.walk = walk;
        this.state = state;
        this.place = place;
        this.words = words;
        String shown = words.isEmpty() ? "" : words.getFirst().shown();
        this.proof = new Proof(shown, place, missing);
        this.deeds = new Deeds(walk, state, place, shown, proof);
        this.handedOn = new HandedOn(walk, state, place, input);
        this.depth = depth;
    }

    private Start within(State inside, List<Value> others, List<Reason> missing, int deeper) {
        return new Start(walk, inside, place, others, missing, Optional.empty(), depth + deeper);
    }

    Outcome walk() {
        walk.collected().spend(1 + words.size() / 4);
        if (depth > DEEPEST) {
            walk.collected()
                    .obscure(Effect.UNKNOWN, Doubt.DEPTH, "Programs that start programs are nested too deep.", place);
            RawStarts.anything(walk.collected(), place);
            return Outcome.of(state);
        }
        if (words.isEmpty()) {
            proof.missing().forEach(reason -> walk.collected().add(new Part.Obscure(Effect.SECRET, reason, true)));
            return Outcome.of(state);
        }
        return switch (words.getFirst()) {
            case Value.Known known -> known(known.text());
            case Value.Choice choice -> oneOf(choice.texts());
            case Value.Names names -> {
                proof.unclear("the program is whatever file matches");
                add();
                walk.collected().unseen(place);
                yield oneOf(names.texts());
            }
            case Value.Digits ignored -> unknown();
            case Value.Any ignored -> unknown();
            case Value.Many ignored -> unknown();
            case Value.Below ignored -> unknown();
        };
    }

    private Outcome unknown() {
        walk.collected().noteStart(new Started("", words));
        proof.unclear("it is not known which program is started");
        add();
        // It may be a builtin or a function, or a shell.
        walk.collected().unseen(place);
        state.forget();
        return Outcome.of(state);
    }

    private Outcome oneOf(List<String> programs) {
        Outcome after = Outcome.of(state.copy());
        for (String program : programs) {
            List<Value> line = new ArrayList<>(words);
            line.set(0, Value.of(program));
            after = after.or(within(state.copy(), line, proof.missing(), 0).walk());
        }
        return after;
    }

    private Outcome known(String head) {
        // Empty for a program in a folder where anybody may have put it; no model has that name.
        String name = ProgramFolders.name(head)
                .filter(found -> !Builtins.isPathInstead(head, found))
                .orElse("");
        List<Value> arguments = words.subList(1, words.size());
        walk.collected().noteStart(new Started(name.isEmpty() ? head : name, words));
        boolean isOption = depth > 0 && head.startsWith("-"); // `flock file -c 'rm a'`
        if (isOption || (name.isEmpty() && mayBeShell(head))) {
            walk.collected().unseen(place);
        }
        if (state.isFunction(head)) {
            proof.unclear("the name stands for a function of the script");
        }
        checkFolders(name, state);
        Outcome own = itself(name, head, arguments);
        StartRails.check(
                name.isEmpty() ? head : name, arguments, walk.paths(state), walk.around(), walk.collected(), place);
        add();
        mayReach(head.substring(head.lastIndexOf('/') + 1), arguments);
        Outcome last = startNested(name, own);
        mayStart(name, head, arguments);
        if (proof.grasp() != Grasp.WHOLE && Kind.ELSEWHERE.isOf(name)) {
            Elsewhere.check(name, arguments, walk, place);
        }
        boolean mayChangeShell = proof.grasp() == Grasp.RUNS_ANYTHING && Builtins.isBuiltin(head);
        if (mayChangeShell || state.isFunction(head)) {
            last.success().forget();
            last.failure().forget();
        }
        return last;
    }

    /** What it does, without what others do that it starts. */
    private Outcome itself(String name, String head, List<Value> arguments) {
        switch (name) {
            case "cd" -> {
                return new ChangeOfFolder(walk, state, place, name).to(arguments);
            }
            case "pushd" -> {
                return new ChangeOfFolder(walk, state, place, name).pushed(arguments);
            }
            case "popd" -> {
                return new ChangeOfFolder(walk, state, place, name).back(arguments);
            }
            case "eval" -> {
                return eval(arguments);
            }
            default -> find(name, head, arguments);
        }
        if (name.equals("git") && !proof.missing().isEmpty() && GitStarts.changesSettings(arguments)) {
            walk.seen().repository().changes();
        }
        if (name.equals("git") && walk.seen().repository().isAbsent()) {
            GitStarts.compared(arguments).forEach(deeds::add);
        }
        if (Builtins.isDeclaring(name)) {
            Declaring.declare(name, arguments, state);
        }
        deeds.entered().ifPresent(there -> checkFolders(name, there));
        return Outcome.of(state);
    }

    /** For rules that forbid: what its words may name, where they are not wholly understood. */
    private void mayReach(String ownName, List<Value> arguments) {
        if (proof.grasp() != Grasp.WHOLE) {
            deeds.mayReach(ownName, arguments);
        }
        if (ownName.startsWith("git-")) {
            List<Value> same = new ArrayList<>(List.of(Value.of("git"), Value.of(ownName.substring("git-".length()))));
            same.addAll(arguments);
            walk.collected().add(new Part.Possible(List.of(Readings.later(same))));
        }
    }

    /** For rules that forbid: what it may start, beyond what its words are understood to start. */
    private void mayStart(String name, String head, List<Value> arguments) {
        boolean startsOthers = Builtins.isBuiltin(head)
                || !deeds.nested().isEmpty()
                || Kind.SHELL.isOf(name)
                || Kind.STARTS_OTHERS.isOf(name)
                || (name.equals("git") && GitStarts.mayRunOthers(arguments));
        if (proof.grasp() == Grasp.RUNS_ANYTHING && startsOthers) {
            walk.collected().unseen(place);
        } else if (proof.grasp() != Grasp.WHOLE && !name.equals("git")) {
            PossibleStarts.among(arguments, walk.collected());
        }
    }

    /** {@code /proc/self/exe}, and links to shells: what they are told to run does not stand in words that are understood. */
    private boolean mayBeShell(String head) {
        return walk.paths(state)
                .reading(Value.of(head))
                .map(standings -> standings.stream()
                        .map(Standing::path)
                        .anyMatch(path -> isShell(path.lexical()) || isShell(path.real())))
                .orElse(true);
    }

    private static boolean isShell(Path program) {
        return program.startsWith("/proc")
                || program.startsWith("/dev")
                || (program.getNameCount() > 0
                        && Kind.SHELL.isOf(program.getFileName().toString()));
    }

    /** What a program does is proved only for a folder that is known and inside. */
    private void checkFolders(String name, State where) {
        if (!walk.paths(where).isInside()) {
            proof.because(Doubt.OUTSIDE_FOLDER, "it works in a folder that is not known to be inside the workspace");
        }
        if (name.equals("git")) {
            walk.seen().repository().objection(where.folders()).ifPresent(why -> proof.because(Doubt.REPOSITORY, why));
        }
    }

    private Outcome eval(List<Value> arguments) {
        List<String> texts = new ArrayList<>();
        for (Value argument : arguments) {
            if (!(argument instanceof Value.Known known)) {
                proof.obscure("it runs a text that is not known");
                return Outcome.of(state);
            }
            texts.add(known.text());
        }
        return walk.text(String.join(" ", texts), true, state, place);
    }

    private void find(String name, String head, List<Value> arguments) {
        Optional<Program> program =
                name.isEmpty() ? Optional.empty() : walk.around().programs().named(name);
        if (program.isEmpty()) {
            proof.obscure(
                    name.isEmpty()
                            ? "`" + head + "` is neither a builtin nor in a folder where programs are installed"
                            : "`" + name + "` is not among the programs that are known");
            if (name.equals("trap") && !arguments.isEmpty() && arguments.getFirst() instanceof Value.Known text) {
                deeds.add(new Deed.RunsScript(text, true));
            }
            int script = 1 + arguments.indexOf(Value.of("-c"));
            if (AS_ANOTHER.contains(name) && script > 0 && script < arguments.size()) {
                deeds.add(new Deed.RunsScript(arguments.get(script), true));
            }
            return;
        }
        program.get().deeds(arguments).forEach(deeds::add);
    }

    private Outcome startNested(String name, Outcome outcome) {
        Outcome last = outcome;
        for (Deed.Starts starts : deeds.nested()) {
            boolean isSameShell = Builtins.runsInSameShell(name);
            State inside = isSameShell ? state : state.copy();
            if (starts.elsewhere()) {
                inside.forgetFolders();
            }
            List<List<Value>> lines = handedOn.lines(starts);
            for (List<Value> line : lines.subList(0, lines.size() - 1)) {
                within(inside.copy(), line, List.of(), 1).walk();
            }
            Outcome inner = within(inside, lines.getLast(), List.of(), 1).walk();
            last = isSameShell ? inner : last;
        }
        for (Deed.RunsScript script : deeds.scripts()) {
            if (script.text() instanceof Value.Known text) {
                walk.text(text.text(), script.isBash(), state.forAnotherShell(script.positional()), place);
            } else {
                walk.collected().obscure(Effect.EXECUTE, Doubt.TEXT, "A shell runs a text that is not known.", place);
                walk.collected().unseen(place);
            }
        }
        return last;
    }

    private void add() {
        walk.collected().add(deeds.part(words));
    }
}
