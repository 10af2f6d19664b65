package dev.armature.permissions.shell.word;

import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.program.Variables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is known of the shell at one place of the script. Mutable; whoever runs in a subshell gets a copy. */
public final class State {

    private static final int MOST_FOLDERS = 8;
    private static final int MOST_CHOICES = 64;
    /** What is longer is not remembered: a text that is put together from itself doubles each time. */
    private static final int LONGEST = 2048;

    private static final int MOST_LEFT = 16;
    private static final Pattern POSITION = Pattern.compile("[1-9]\\d?");

    private final Map<String, Value> variables;
    private final Set<String> functions;
    /** Where the shell may be; empty when nothing is known. */
    private Set<Path> folders;
    /** Where {@code popd} goes back to, the next one first; the rest is not known. */
    private List<Set<Path>> left = List.of();
    /** Variables that may keep, or make of it, something else than they are given: {@code readonly x}, {@code declare -l x}. */
    private Set<String> wilful = Set.of();

    /** The positional parameters, as far as they are known, and where the shell was when it was given them. */
    private Optional<List<Value>> arguments = Optional.empty();

    private Set<Path> argumentFolders = Set.of();

    private boolean isEachWilful;
    /** Whether somebody who is not seen may have set any variable. */
    private boolean isForgotten;

    private State(Map<String, Value> variables, Set<String> functions, Set<Path> folders) {
        this.variables = variables;
        this.functions = functions;
        this.folders = folders;
    }

    /**
     * What is known where the shell starts.
     *
     * @param folders the names by which the folder may be called
     */
    public static State in(Set<Path> folders) {
        return new State(new HashMap<>(), new HashSet<>(), folders);
    }

    /** Where the shell is, if that is certain. */
    public Optional<Path> folder() {
        return folders.size() == 1 ? Optional.of(folders.iterator().next()) : Optional.empty();
    }

    public State copy() {
        State copy = new State(new HashMap<>(variables), new HashSet<>(functions), folders);
        copy.left = left;
        copy.arguments = arguments;
        copy.argumentFolders = argumentFolders;
        copy.wilful = wilful;
        copy.isEachWilful = isEachWilful;
        copy.isForgotten = isForgotten;
        return copy;
    }

    /**
     * What a shell that this one starts knows: where it is, what it is given, and no variable that was not exported.
     *
     * @param given its positional parameters, if they are known
     */
    public State forAnotherShell(Optional<List<Value>> given) {
        State other = new State(new HashMap<>(), new HashSet<>(functions), folders);
        other.isForgotten = isForgotten;
        other.arguments = given;
        other.argumentFolders = folders;
        return other;
    }

    /** What holds if either may be the case. */
    public static State join(State one, State other) {
        State both = one.copy();
        both.functions.addAll(other.functions);
        both.isForgotten |= other.isForgotten;
        if (!one.arguments.equals(other.arguments)) {
            both.forgetArguments();
        }
        both.declareAsIn(other);
        Set<String> names = new HashSet<>(one.variables.keySet());
        names.addAll(other.variables.keySet());
        for (String name : names) {
            both.variables.put(name, either(one.variables.get(name), other.variables.get(name)));
        }
        if (one.folders.isEmpty() || other.folders.isEmpty()) {
            both.folders = Set.of();
        } else {
            Set<Path> all = new LinkedHashSet<>(one.folders);
            all.addAll(other.folders);
            both.folders = all.size() > MOST_FOLDERS ? Set.of() : all;
        }
        both.left = one.left.equals(other.left) ? one.left : List.of();
        return both;
    }

    private static Value either(
            @org.jspecify.annotations.Nullable Value one, @org.jspecify.annotations.Nullable Value other) {
        if (one == null || other == null) {
            return Value.unknown();
        }
        if (one.equals(other)) {
            return one;
        }
        if (one.isNumber() && other.isNumber() && (one instanceof Value.Digits || other instanceof Value.Digits)) {
            return new Value.Digits(one.mayBeNothing() || other.mayBeNothing());
        }
        List<String> texts = new ArrayList<>();
        boolean known = addTexts(one, texts) && addTexts(other, texts);
        List<String> distinct = texts.stream().distinct().toList();
        return known && distinct.size() <= MOST_CHOICES
                ? new Value.Choice(distinct)
                : one instanceof Value.Many || other instanceof Value.Many ? new Value.Many("") : Value.unknown();
    }

    private static boolean addTexts(Value value, List<String> texts) {
        return switch (value) {
            case Value.Known known -> texts.add(known.text());
            case Value.Choice choice -> texts.addAll(choice.texts());
            case Value.Digits ignored -> false;
            case Value.Any ignored -> false;
            case Value.Names ignored -> false;
            case Value.Many ignored -> false;
            case Value.Below ignored -> false;
        };
    }

    /** Forgets what differs from {@code before}, so that either may hold. */
    public void blur(State before) {
        variables.replaceAll((name, value) -> either(before.variables.get(name), value));
    }

    /** Forgets what differs in {@code other}, but for variables of these names. */
    public void blurBy(State other, Set<String> but) {
        other.variables.forEach((name, value) -> {
            if (!but.contains(name)) {
                variables.put(name, either(variables.get(name), value));
            }
        });
    }

    /** Whether the variable may keep something else than it is given. */
    public boolean isWilful(String name) {
        return isEachWilful || wilful.contains(name);
    }

    /** How much there is to copy. */
    public int size() {
        return variables.size() + functions.size() + wilful.size();
    }

    public Optional<Value> variable(String name) {
        Value set = variables.get(name);
        return set == null && POSITION.matcher(name).matches()
                ? argument(Integer.parseInt(name))
                : Optional.ofNullable(set);
    }

    /** A positional parameter, counted from 1; one that was not given is empty. */
    private Optional<Value> argument(int position) {
        List<Value> known = arguments().orElse(List.of(new Value.Many("")));
        boolean isAmbiguous = known.stream().limit(position).anyMatch(Value::isSeveral);
        return isAmbiguous
                ? Optional.empty()
                : Optional.of(position <= known.size() ? known.get(position - 1) : Value.of(""));
    }

    /** The positional parameters, if they are known. Names that were found are not, where they would now mean other files. */
    Optional<List<Value>> arguments() {
        return arguments.filter(given -> folders.equals(argumentFolders)
                || given.stream().noneMatch(value -> value instanceof Value.Below || value instanceof Value.Names));
    }

    /** Forgets the positional parameters. */
    public void forgetArguments() {
        arguments = Optional.empty();
    }

    public void set(String name, Value value) {
        if (name.equals("DIRSTACK")) {
            forgetLeft();
        }
        boolean isCertain =
                !isEachWilful && !wilful.contains(name) && !Variables.isSetByShell(name) && length(value) <= LONGEST;
        variables.put(name, isCertain || value instanceof Value.Many ? value : Value.unknown());
    }

    /** From now on the variable has a will of its own: what it is given does not tell what it holds. */
    public void declare(String name) {
        Set<String> more = new HashSet<>(wilful);
        more.add(name);
        wilful = more;
        set(name, Value.unknown());
    }

    /** The same of any variable. */
    public void declareAny() {
        isEachWilful = true;
        forgetVariables();
    }

    /** The same of those of which it is so in another state. */
    public void declareAsIn(State other) {
        if (!wilful.containsAll(other.wilful)) {
            Set<String> all = new HashSet<>(wilful);
            all.addAll(other.wilful);
            wilful = all;
        }
        isEachWilful |= other.isEachWilful;
    }

    /** Doubts what is doubted in another state; whether there was anything that was not doubted here. */
    public boolean doubtAsIn(State other) {
        boolean isNew = (other.isForgotten && !isForgotten)
                || (other.isEachWilful && !isEachWilful)
                || !wilful.containsAll(other.wilful)
                || !functions.containsAll(other.functions)
                || (arguments.isPresent() && other.arguments.isEmpty());
        if (other.arguments.isEmpty()) {
            forgetArguments();
        }
        functions.addAll(other.functions);
        if (other.isForgotten) {
            forget();
        }
        if (other.isEachWilful) {
            declareAny();
        }
        other.wilful.forEach(this::declare);
        return isNew;
    }

    private static int length(Value value) {
        return switch (value) {
            case Value.Known known -> known.text().length();
            case Value.Choice choice -> length(choice.texts());
            case Value.Digits ignored -> 0;
            case Value.Any any -> any.bare().length();
            case Value.Names names -> names.pattern().length() + length(names.texts());
            case Value.Many many -> many.bare().length();
            case Value.Below below -> length(below.root());
        };
    }

    private static int length(List<String> texts) {
        return texts.stream().mapToInt(String::length).sum();
    }

    public Set<Path> folders() {
        return folders;
    }

    public void moveTo(Set<Path> others) {
        folders = others.size() > MOST_FOLDERS ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(others));
    }

    /** Notes where {@code popd} comes back to. */
    public void leave(Set<Path> others) {
        List<Set<Path>> all = new ArrayList<>();
        all.add(others);
        all.addAll(left.subList(0, Math.min(left.size(), MOST_LEFT - 1)));
        left = all;
    }

    /** Where {@code popd} comes back to, which is then no longer noted; empty if it is not known. */
    public Set<Path> comeBack() {
        if (left.isEmpty()) {
            return Set.of();
        }
        Set<Path> last = left.getFirst();
        left = left.subList(1, left.size());
        return last;
    }

    /** Whether unquoted values may be cut elsewhere than at blanks. */
    boolean isSplittingOtherwise() {
        return isForgotten || variables.containsKey("IFS");
    }

    /** Whether a variable that the script does not set has the value that the shell gives it. */
    public boolean isAsStarted(String name) {
        return !isForgotten && !variables.containsKey(name);
    }

    /** Forgets what somebody may have changed who is not seen. */
    public void forget() {
        isForgotten = true;
        forgetVariables();
        forgetFolders();
    }

    public void define(String function) {
        functions.add(function);
    }

    public boolean isFunction(String name) {
        return functions.contains(name);
    }

    /** Forgets where the shell is, and where it was. */
    public void forgetFolders() {
        folders = Set.of();
        forgetLeft();
    }

    /** Forgets where {@code popd} comes back to. */
    public void forgetLeft() {
        left = List.of();
    }

    /** Forgets the values of all variables, but not that they are set, and the positional parameters. */
    public void forgetVariables() {
        forgetArguments();
        variables.replaceAll((name, value) -> value instanceof Value.Many ? value : Value.unknown());
    }
}
