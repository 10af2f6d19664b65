package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.ProgramFolders;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.file.TidyNames;
import dev.armature.permissions.shell.program.Builtins;
import dev.armature.permissions.shell.program.Deed;
import dev.armature.permissions.shell.program.GitStarts;
import dev.armature.permissions.shell.program.Interpreters;
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
    /** Those of which some form starts others, and those that nobody described: where they are not understood, all is doubted. */
    private static final Set<String> STARTING_OTHERS = Set.of(
            ("env xargs find su runuser script rbash mksh yash posh gosu su-exec tini dumb-init numactl faketime entr"
                            + " proxychains firejail bwrap")
                    .split(" "));

    private final ScriptWalk walk;
    private final State state;
    private final TextRange place;
    private final List<Value> words;
    private final Deeds deeds;
    private final Optional<Listing> input;
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
        this.deeds = new Deeds(
                walk, state, place, words.isEmpty() ? "" : words.getFirst().shown(), missing);
        this.input = input;
        this.depth = depth;
    }

    private Start within(State inside, List<Value> others, List<Reason> missing, int deeper) {
        return new Start(walk, inside, place, others, missing, Optional.empty(), depth + deeper);
    }

    Outcome walk() {
        walk.collected().spend(1 + words.size() / 4);
        if (depth > DEEPEST) {
            deeds.unclear("it is started by too many programs, one within the other");
            add();
            RawStarts.anything(walk.collected(), place);
            return Outcome.of(state);
        }
        if (words.isEmpty()) {
            deeds.missing().forEach(reason -> walk.collected().add(new Part.Obscure(Effect.SECRET, reason, true)));
            return Outcome.of(state);
        }
        return switch (words.getFirst()) {
            case Value.Known known -> known(known.text());
            case Value.Choice choice -> oneOf(choice.texts());
            case Value.Names names -> {
                deeds.unclear("the program is whatever file matches");
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
        walk.collected().start(new Started("", words));
        deeds.unclear("it is not known which program is started");
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
            after = after.or(within(state.copy(), line, deeds.missing(), 0).walk());
        }
        return after;
    }

    private Outcome known(String head) {
        // Empty for a program in a folder where anybody may have put it; no model has that name.
        String name = ProgramFolders.name(head)
                .filter(found -> !Builtins.isPathInstead(head, found))
                .orElse("");
        List<Value> arguments = words.subList(1, words.size());
        walk.collected().start(new Started(name.isEmpty() ? head : name, words));
        boolean isOption = depth > 0 && head.startsWith("-"); // `flock file -c 'rm a'`
        if (isOption || (name.isEmpty() && mayBeShell(head))) {
            walk.collected().unseen(place);
        }
        if (state.isFunction(head)) {
            deeds.unclear("the name stands for a function of the script");
        }
        checkFolders(name, state);
        Outcome outcome = switch (name) {
            case "cd" -> new ChangeOfFolder(walk, state, place, name).to(arguments);
            case "pushd" -> new ChangeOfFolder(walk, state, place, name).pushed(arguments);
            case "popd" -> new ChangeOfFolder(walk, state, place, name).back(arguments);
            case "eval" -> eval(arguments);
            default -> {
                find(name, head, arguments);
                if (name.equals("git") && walk.seen().repository().isAbsent()) {
                    GitStarts.compared(arguments).forEach(deeds::add);
                }
                deeds.entered().ifPresent(there -> checkFolders(name, there));
                yield Outcome.of(state);
            }
        };
        if (Builtins.isDeclaring(name)) {
            declare(name, arguments);
        }
        StartRails.check(
                name.isEmpty() ? head : name, arguments, walk.paths(state), walk.around(), walk.collected(), place);
        add();
        if (deeds.isOpaque()) {
            deeds.mayReach(arguments);
        }
        String ownName = head.substring(head.lastIndexOf('/') + 1);
        if (ownName.startsWith("git-")) {
            List<Value> same = new ArrayList<>(List.of(Value.of("git"), Value.of(ownName.substring("git-".length()))));
            same.addAll(arguments);
            walk.collected().add(new Part.Possible(List.of(Readings.later(same))));
        }
        Outcome last = startNested(name, outcome);
        boolean isBuiltin = Builtins.isBuiltin(head);
        boolean startsOthers = isBuiltin
                || !deeds.nested().isEmpty()
                || Interpreters.isShell(name)
                || STARTING_OTHERS.contains(name)
                || (name.equals("git") && GitStarts.mayRunOthers(arguments));
        if (deeds.isObscure() && startsOthers) {
            walk.collected().unseen(place);
        } else if (deeds.isOpaque() && !name.equals("git")) {
            PossibleStarts.among(arguments, walk.collected());
        }
        if ((deeds.isObscure() && isBuiltin) || state.isFunction(head)) {
            last.success().forget();
            last.failure().forget();
        }
        return last;
    }

    /** {@code declare -l x} makes small letters of what {@code x} is given, and {@code readonly x} has it keep what it holds. */
    private void declare(String name, List<Value> arguments) {
        boolean isWilful = name.equals("readonly");
        List<String> names = new ArrayList<>();
        for (Value argument : arguments) {
            String text = argument instanceof Value.Known known ? known.text() : "-?";
            boolean isOption = text.startsWith("-") || text.startsWith("+");
            if (isOption && !text.matches("-[aArlu]+")) {
                state.declareAny();
                return;
            }
            isWilful |= isOption && !text.matches("-[aA]+");
            if (!isOption) {
                names.add(text.replaceFirst("\\W.*", ""));
            }
        }
        if (isWilful) {
            names.forEach(state::declare);
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
                        && Interpreters.isShell(program.getFileName().toString()));
    }

    /** What a program does is proved only for a folder that is known and inside. */
    private void checkFolders(String name, State where) {
        if (!walk.paths(where).isInside()) {
            deeds.because(Doubt.OUTSIDE_FOLDER, "it works in a folder that is not known to be inside the workspace");
        }
        if (name.equals("git")) {
            walk.seen().repository().objection(where.folders()).ifPresent(why -> deeds.because(Doubt.REPOSITORY, why));
        }
    }

    private Outcome eval(List<Value> arguments) {
        List<String> texts = new ArrayList<>();
        for (Value argument : arguments) {
            if (!(argument instanceof Value.Known known)) {
                deeds.obscure("it runs a text that is not known");
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
            deeds.obscure(
                    name.isEmpty()
                            ? "`" + head + "` is neither a builtin nor in a folder where programs are installed"
                            : "`" + name + "` is not among the programs that are known");
            if (name.equals("trap") && !arguments.isEmpty() && arguments.getFirst() instanceof Value.Known text) {
                deeds.add(new Deed.RunsScript(text, true));
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
            List<Value> others = nestedWords(starts);
            if (isAssignment(others)) {
                // `sudo X=1 rm a`
                within(inside.copy(), others.subList(1, others.size()), List.of(), 1)
                        .walk();
            }
            if (starts.input() != Deed.Starts.Input.OTHER && searchesWithoutOperands(starts.words())) {
                // Where nothing comes in, it is started with its own words alone.
                within(inside.copy(), withoutInput(starts.words()), List.of(), 1)
                        .walk();
            }
            Outcome inner = within(inside, others, List.of(), 1).walk();
            last = isSameShell ? inner : last;
        }
        for (Deed.RunsScript script : deeds.scripts()) {
            if (script.text() instanceof Value.Known text) {
                walk.text(text.text(), script.isBash(), state.forAnotherShell(), place);
            } else {
                walk.collected().obscure(Effect.EXECUTE, Doubt.TEXT, "A shell runs a text that is not known.", place);
                walk.collected().unseen(place);
            }
        }
        return last;
    }

    private static boolean isAssignment(List<Value> words) {
        return words.size() > 1
                && words.getFirst() instanceof Value.Known first
                && first.text().matches("[A-Za-z_]\\w*=.*");
    }

    private static List<Value> withoutInput(List<Value> words) {
        return words.stream().filter(word -> !(word instanceof Value.Many)).toList();
    }

    private boolean searchesWithoutOperands(List<Value> words) {
        List<Value> own = withoutInput(words);
        return !own.isEmpty()
                && walk.around()
                        .programs()
                        .named(own.getFirst().shown())
                        .filter(program -> program.deeds(own.subList(1, own.size())).stream()
                                .anyMatch(Deed.Searches.class::isInstance))
                        .isPresent();
    }

    /** {@code xargs} hands on what it reads, if that is known and stays as it is. */
    private List<Value> nestedWords(Deed.Starts starts) {
        Optional<Value.Below> names =
                input.filter(listing -> isTakenWhole(listing, starts.input())).map(Listing::names);
        return starts.words().stream()
                .<Value>map(word -> word instanceof Value.Many && names.isPresent() ? names.get() : word)
                .toList();
    }

    private boolean isTakenWhole(Listing listing, Deed.Starts.Input by) {
        return switch (by) {
            case OTHER -> false;
            case NUL -> listing.endsWithNul() && (listing.from() == Listing.Source.FILES || areTidy(listing));
            case BLANKS -> !listing.endsWithNul() && areTidy(listing);
        };
    }

    /** Whether each of the names is one word for whoever splits them, and no option. */
    private boolean areTidy(Listing listing) {
        Value root = listing.names().root();
        Optional<List<Standing>> folders = walk.paths(state).reading(root);
        boolean isTidy = root instanceof Value.Known known
                && TidyNames.isTidy(known.text())
                && folders.isPresent()
                && folders.get().stream().allMatch(walk.seen().tidyNames()::areBelow)
                && (listing.from() == Listing.Source.FILES
                        || folders.get().stream().allMatch(walk.seen().tidyNames()::arePlainIn))
                && (listing.from() != Listing.Source.GIT
                        || walk.seen().repository().hasPlainNames());
        if (isTidy) {
            walk.collected().reliesOnNames(place);
        }
        return isTidy;
    }

    private void add() {
        walk.collected().add(deeds.part(words));
    }
}
