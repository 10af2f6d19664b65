package dev.armature.permissions.shell;

import dev.armature.permissions.action.NormalisedArgv;
import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.ProgramFolders;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.Collected.Started;
import dev.armature.permissions.shell.program.Deed;
import dev.armature.permissions.shell.program.Program;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.program.Variables;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One start of a program or builtin: what its words say that it does, and why that is not proved to be only reading. */
final class Start {

    private static final int DEEPEST = 16;
    private static final Set<String> SAME_SHELL = Set.of("command", "builtin", "exec");
    /** What changes the shell that runs the script, or is one, or starts others by its words. */
    private static final Set<String> BUILTINS = Set.of(
            (". : [ alias bg bind builtin caller cd command compgen complete compopt declare dirs disown echo enable eval"
                            + " exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile"
                            + " popd printf pushd pwd read readarray readonly return set shift shopt source suspend test"
                            + " times trap true type typeset ulimit umask unalias unset wait")
                    .split(" "));

    private static final Set<String> STARTING_OTHERS =
            Set.of("env", "xargs", "find", "nice", "nohup", "setsid", "stdbuf", "time", "timeout");

    private final ScriptWalk walk;
    private final State state;
    private final TextRange place;
    private final Paths paths;
    private final Set<Reason> missing;
    private final Set<Effect> kinds = EnumSet.noneOf(Effect.class);
    private final List<Standing> reads = new ArrayList<>();
    private final List<Standing> writes = new ArrayList<>();
    private final Set<String> hosts = new LinkedHashSet<>();
    private final List<Deed.Starts> nested = new ArrayList<>();
    private final List<Deed.RunsScript> scripts = new ArrayList<>();
    private String shown = "";
    private boolean onlyEdits = true;
    private Optional<Value> input = Optional.empty();
    private int depth;
    /** Whether what it does to the shell, or starts, is not understood. */
    private boolean isObscure;

    /**
     * @param missing what is missing already, because of what expanding the words does
     */
    Start(ScriptWalk walk, State state, TextRange place, List<Reason> missing) {
        this.walk = walk;
        this.state = state;
        this.place = place;
        this.paths = walk.paths(state);
        this.missing = new LinkedHashSet<>(missing);
        this.onlyEdits = missing.isEmpty();
    }

    /** Says which words come in at the standard input, each ended by a NUL. */
    Start reading(Optional<Value> words) {
        input = words;
        return this;
    }

    private Start within(Start outer) {
        depth = outer.depth + 1;
        return this;
    }

    /** Walks the start with these words. */
    Outcome of(List<Value> words) {
        walk.collected().spend(1 + words.size() / 4);
        if (depth > DEEPEST) {
            unclear("it is started by too many programs, one within the other");
            add(words);
            RawStarts.anything(walk.collected(), place);
            return Outcome.of(state);
        }
        if (words.isEmpty()) {
            missing.forEach(reason -> walk.collected().add(new Part.Obscure(Effect.SECRET, reason, true)));
            return Outcome.of(state);
        }
        Value head = words.getFirst();
        shown = head.shown();
        return switch (head) {
            case Value.Known known -> known(known.text(), words);
            case Value.Choice choice -> oneOf(choice.texts(), words);
            case Value.Names names -> {
                unclear("the program is whatever file matches");
                add(words);
                walk.collected().unseen(place);
                yield oneOf(names.texts(), words);
            }
            case Value.Digits ignored -> unknown(words);
            case Value.Any ignored -> unknown(words);
            case Value.Many ignored -> unknown(words);
            case Value.Below ignored -> unknown(words);
        };
    }

    private Outcome unknown(List<Value> words) {
        walk.collected().start(new Started("", words));
        unclear("it is not known which program is started");
        add(words);
        // It may be a builtin or a function, or a shell.
        walk.collected().unseen(place);
        state.forget();
        return Outcome.of(state);
    }

    private Outcome oneOf(List<String> programs, List<Value> words) {
        State after = state.copy();
        for (String program : programs) {
            List<Value> line = new ArrayList<>(words);
            line.set(0, Value.of(program));
            State inside = state.copy();
            Start one = new Start(walk, inside, place, List.copyOf(missing));
            one.depth = depth;
            one.of(line);
            after = State.join(after, inside);
        }
        return Outcome.of(after);
    }

    private Outcome known(String head, List<Value> words) {
        // Empty for a program in a folder where anybody may have put it; no model has that name.
        String name = ProgramFolders.name(head).orElse("");
        List<Value> arguments = words.subList(1, words.size());
        walk.collected().start(new Started(name.isEmpty() ? head : name, words));
        if (state.isFunction(head)) {
            unclear("the name stands for a function of the script");
        }
        checkFolders(name);
        Outcome outcome = switch (name) {
            case "cd" -> new ChangeOfFolder(walk, state, place).to(arguments);
            case "eval" -> eval(arguments);
            default -> {
                deeds(name, head, arguments);
                yield Outcome.of(state);
            }
        };
        StartRails.check(name.isEmpty() ? head : name, arguments, paths, walk, place);
        add(words);
        Outcome last = startNested(name, words, outcome);
        boolean isBuiltin = BUILTINS.contains(name);
        if (isObscure && (isBuiltin || Interpreters.isShell(name) || STARTING_OTHERS.contains(name))) {
            walk.collected().unseen(place);
        }
        if ((isObscure && isBuiltin) || state.isFunction(head)) {
            last.success().forget();
            last.failure().forget();
        }
        return last;
    }

    /** What a program does is proved only for a folder that is known and inside. */
    private void checkFolders(String name) {
        boolean isInside = !state.folders().isEmpty()
                && state.folders().stream()
                        .allMatch(folder -> paths.reading(Value.of(folder.toString()))
                                .map(standings -> standings.stream().allMatch(Standing::isInside))
                                .orElse(false));
        if (!isInside) {
            because(Doubt.OUTSIDE_FOLDER.code(), "it starts in a folder that is not known to be inside the workspace");
        }
        if (name.equals("git")) {
            new Repository(walk.around())
                    .objection(state.folders())
                    .ifPresent(why -> because(Doubt.REPOSITORY.code(), why));
        }
    }

    private Outcome eval(List<Value> arguments) {
        List<String> texts = new ArrayList<>();
        for (Value argument : arguments) {
            if (!(argument instanceof Value.Known known)) {
                kinds.add(Effect.EXECUTE);
                isObscure = true;
                unclear("it runs a text that is not known");
                return Outcome.of(state);
            }
            texts.add(known.text());
        }
        return walk.text(String.join(" ", texts), true, state, place);
    }

    private void deeds(String name, String head, List<Value> arguments) {
        Optional<Program> program =
                name.isEmpty() ? Optional.empty() : walk.around().programs().named(name);
        if (program.isEmpty()) {
            kinds.add(Effect.EXECUTE);
            isObscure = true;
            unclear(
                    name.isEmpty()
                            ? "`" + head + "` does not lie in a folder where programs are installed"
                            : "`" + name + "` is not among the programs that are known");
            if (name.equals("trap") && !arguments.isEmpty() && arguments.getFirst() instanceof Value.Known text) {
                scripts.add(new Deed.RunsScript(text, true));
            }
            return;
        }
        program.get().deeds(arguments).forEach(this::deed);
    }

    private void deed(Deed deed) {
        switch (deed) {
            case Deed.Reads read -> read(read.path());
            case Deed.Searches searches -> {
                kinds.add(Effect.READ);
                area(searches.folder(), false);
                if (!searches.sparing()) {
                    secrets(searches.folder(), "*");
                }
            }
            case Deed.Follows follows -> {
                follow(follows.path());
                walk.collected().add(new Part.Area(false, Optional.empty()));
            }
            case Deed.Writes write -> write(write.path(), Effect.WRITE);
            case Deed.Deletes delete -> {
                onlyEdits = false;
                write(delete.path(), Effect.DELETE);
                if (delete.deeply()) {
                    area(delete.path(), true);
                }
                PathRails.deleted(delete, paths, walk, place);
            }
            case Deed.Starts starts -> nested.add(starts);
            case Deed.RunsScript script -> scripts.add(script);
            case Deed.Sets sets -> set(sets.name());
            case Deed.Contacts contacts -> {
                kinds.add(Effect.NETWORK);
                if (contacts.host() instanceof Value.Known host) {
                    hosts.add(host.text());
                }
                because(Doubt.NETWORK.code(), "it speaks to " + contacts.host().shown());
            }
            case Deed.Acts acts -> {
                kinds.add(acts.effect());
                isObscure |= acts.effect() == Effect.EXECUTE || acts.effect() == Effect.UNKNOWN;
                because(Doubt.of(acts.effect()).code(), "it " + acts.what());
            }
            case Deed.Unclear why -> {
                isObscure = true;
                unclear("it " + why.why());
            }
        }
    }

    private void read(Value path) {
        kinds.add(Effect.READ);
        if (path instanceof Value.Below below) {
            area(path, false);
            secrets(path, below.names());
            if (!below.doubt().isEmpty()) {
                unclear(below.doubt());
            }
        }
        Optional<List<Standing>> standings = paths.reading(path);
        if (standings.isEmpty()) {
            unclear("it reads `" + path.shown() + "`, and it is not known which file that is");
            area(path, false);
            return;
        }
        reads.addAll(standings.get());
        for (Standing standing : standings.get()) {
            List<Reason> objections = Missing.reading(standing, place);
            missing.addAll(objections);
            onlyEdits &= objections.isEmpty();
        }
    }

    private void follow(Value path) {
        boolean staysInside = paths.reading(path)
                .map(standings ->
                        standings.stream().allMatch(standing -> new Links(walk.around()).stayInside(standing)))
                .orElse(false);
        if (!staysInside) {
            unclear("it follows links in `" + path.shown() + "`, which may lead out of the workspace");
        }
    }

    /** A search opens what nobody named. */
    private void secrets(Value root, String names) {
        Secrets secrets = new Secrets(walk.around(), walk.collected());
        paths.reading(root)
                .orElse(List.of())
                .forEach(folder ->
                        secrets.openedBelow(folder, names).ifPresent(why -> because(Doubt.SENSITIVE.code(), why)));
    }

    /** Rules that forbid a file may mean one of those that are not named. */
    private void area(Value root, boolean writes) {
        Optional<List<Standing>> standings = paths.reading(root);
        if (standings.isEmpty()) {
            walk.collected().add(new Part.Area(writes, Optional.empty()));
        } else {
            standings.get().forEach(standing -> walk.collected().add(new Part.Area(writes, Optional.of(standing))));
        }
    }

    private void write(Value path, Effect kind) {
        kinds.add(kind);
        Optional<List<Standing>> standings = paths.writing(path);
        if (standings.isEmpty()) {
            unclear("it changes `" + path.shown() + "`, and it is not known which file that is");
            area(path, true);
            return;
        }
        for (Standing standing : standings.get()) {
            writes.add(standing);
            missing.add(Missing.writing(standing, place));
            onlyEdits &= standing.isOrdinaryInside();
            PathRails.written(standing, walk.collected(), place);
        }
    }

    private void set(Value name) {
        String text = name.shown();
        int equals = text.indexOf('=');
        String variable = equals < 0 ? text : text.substring(0, equals);
        if (!(name instanceof Value.Known) || !Variables.isLocal(variable)) {
            kinds.add(Effect.ENVIRONMENT);
            isObscure |=
                    !(name instanceof Value.Known) || !variable.matches("\\w+") || Variables.changesShell(variable);
            because(Doubt.VARIABLE.code(), "it sets `" + variable + "`, which may change what other programs do");
        }
        // Given to an array, a text in parentheses is expanded once more.
        if (equals >= 0 && text.startsWith("(", equals + 1)) {
            kinds.add(Effect.EXECUTE);
            isObscure = true;
            unclear("it sets `" + variable + "` to a text in parentheses, which may be expanded once more");
        }
        state.set(variable, Value.unknown());
    }

    private Outcome startNested(String name, List<Value> words, Outcome outcome) {
        Outcome last = outcome;
        for (Deed.Starts starts : nested) {
            boolean isSameShell = SAME_SHELL.contains(name);
            State inside = isSameShell ? state : state.copy();
            if (starts.elsewhere()) {
                inside.forgetFolders();
            }
            Outcome inner =
                    new Start(walk, inside, place, List.of()).within(this).of(nestedWords(name, starts, words));
            last = isSameShell ? inner : last;
        }
        for (Deed.RunsScript script : scripts) {
            if (script.text() instanceof Value.Known text) {
                walk.text(text.text(), script.isBash(), state.forAnotherShell(), place);
            } else {
                walk.collected().obscure(Effect.EXECUTE, Doubt.TEXT, "A shell runs a text that is not known.", place);
                walk.collected().unseen(place);
            }
        }
        return last;
    }

    /** {@code xargs -0} hands on what it reads, if that is known. */
    private List<Value> nestedWords(String name, Deed.Starts starts, List<Value> words) {
        if (!name.equals("xargs")
                || input.isEmpty()
                || words.stream().noneMatch(word -> word.is("-0") || word.is("--null"))) {
            return starts.words();
        }
        return starts.words().stream()
                .map(word -> word instanceof Value.Many ? input.get() : word)
                .toList();
    }

    private void unclear(String why) {
        kinds.add(Effect.UNKNOWN);
        because(Doubt.UNPROVED.code(), why);
    }

    private void because(String code, String why) {
        onlyEdits = false;
        missing.add(new Reason(code, "`" + shown + "` is not proved to only read: " + why + ".", place, null));
    }

    private void add(List<Value> words) {
        walk.collected()
                .add(new Part.Start(
                        readings(words),
                        argv(words, false),
                        reads.stream().distinct().toList(),
                        writes.stream().distinct().toList(),
                        kinds,
                        hosts,
                        List.copyOf(missing),
                        onlyEdits && !writes.isEmpty(),
                        state.folder(),
                        place,
                        missing.isEmpty() ? "" : Suggestion.of(words, changesFiles())));
    }

    private boolean changesFiles() {
        return kinds.contains(Effect.WRITE) || kinds.contains(Effect.DELETE);
    }

    /** The words, and once more for each text of a word that is one of several. */
    private static List<NormalisedArgv> readings(List<Value> words) {
        List<NormalisedArgv> readings = new ArrayList<>();
        readings.add(argv(words, true));
        for (int i = 0; i < words.size() && readings.size() < 64; i++) {
            if (words.get(i) instanceof Value.Choice choice) {
                for (String text : choice.texts()) {
                    List<Value> line = new ArrayList<>(words);
                    line.set(i, Value.of(text));
                    readings.add(argv(line, true));
                }
            }
        }
        return readings;
    }

    /**
     * @param isNow whether patterns match the names that they match now
     */
    private static NormalisedArgv argv(List<Value> words, boolean isNow) {
        List<NormalisedArgv.Word> argv = new ArrayList<>();
        for (Value word : words) {
            switch (word) {
                case Value.Known known -> argv.add(new NormalisedArgv.Known(known.text()));
                case Value.Choice ignored -> argv.add(new NormalisedArgv.Unknown());
                case Value.Digits ignored -> argv.add(new NormalisedArgv.Unknown());
                case Value.Any ignored -> argv.add(new NormalisedArgv.Unknown());
                case Value.Names names when !isNow || !names.isExact() -> argv.add(new NormalisedArgv.UnknownMany());
                case Value.Names names -> names.texts().forEach(text -> argv.add(new NormalisedArgv.Known(text)));
                case Value.Many ignored -> argv.add(new NormalisedArgv.UnknownMany());
                case Value.Below below ->
                    argv.add(below.several() ? new NormalisedArgv.UnknownMany() : new NormalisedArgv.Unknown());
            }
        }
        return new NormalisedArgv(argv);
    }
}
