package dev.armature.permissions.shell.word;

import dev.armature.permissions.shell.file.Seen;
import dev.armature.permissions.shell.file.Surroundings;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.program.Variables;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.syntax.CommandList;
import dev.armature.permissions.shell.syntax.Expansion;
import dev.armature.permissions.shell.syntax.Expansion.Operation;
import dev.armature.permissions.shell.syntax.Subscript;
import dev.armature.permissions.shell.syntax.Substitution;
import dev.armature.permissions.shell.syntax.Word;
import dev.armature.permissions.shell.syntax.WordPart;
import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What words become: braces, tildes, parameters, splitting, file names, in bash's order. Only says what is certain; whatever an
 * expansion runs or reads on the way is found by {@link Inspection}.
 */
public final class Expander {

    private static final int MOST_WORDS = 1024;
    private static final int MOST_WORDS_OF_A_COMMAND = 32_768;
    /** Which number it gets depends on how many others are open; whichever it is, it is no file. */
    private static final Value DESCRIPTOR = new Value.Choice(List.of("/dev/fd/63", "/dev/fd/62"));

    private static final Set<String> PRINTING = Set.of("echo", "printf");
    private static final int LONGEST = 2048;
    /** <code>${x:?}</code> ends the shell rather than become nothing, so that what stands behind it does not stand alone. */
    private static final Value SOME_TEXT = new Value.Any("", "x");

    private final FileView files;
    private final Seen seen;
    private final @Nullable Path homeOrNull;
    private final State state;
    private final Collected collected;

    /**
     * @param collected what pays for names of files that are looked at
     */
    public Expander(Surroundings around, Seen seen, State state, Collected collected) {
        this.files = around.files();
        this.homeOrNull = around.homeOrNull();
        this.seen = seen;
        this.state = state;
        this.collected = collected;
    }

    /** The words that a word becomes. */
    public List<Value> fields(Word word) {
        if (word.parts().size() == 1
                && word.parts().getFirst() instanceof WordPart.Literal literal
                && !literal.text().startsWith("~")) {
            return List.of(Value.of(literal.text()));
        }
        Optional<List<Value>> given = given(word);
        if (given.isPresent()) {
            return given.get();
        }
        List<List<WordPart>> alternatives = Braces.expand(word.parts(), collected);
        if (alternatives.isEmpty()) {
            return List.of(new Value.Many(""));
        }
        List<Value> fields = new ArrayList<>();
        for (List<WordPart> parts : alternatives) {
            fields.addAll(alternative(parts));
            if (fields.size() > MOST_WORDS) {
                return List.of(new Value.Many(""));
            }
        }
        return fields;
    }

    /** What {@code "$@"} becomes, and {@code "$1"} where it is a name that was found: those are what they were as words. */
    private Optional<List<Value>> given(Word word) {
        boolean isAlone = word.parts().size() == 1
                && word.parts().getFirst() instanceof WordPart.DoubleQuoted quoted
                && !quoted.translated()
                && quoted.parts().size() == 1;
        if (!isAlone
                || !(word.parts().getFirst() instanceof WordPart.DoubleQuoted quoted)
                || !(quoted.parts().getFirst() instanceof Expansion.ParameterExpansion expansion)
                || expansion.indirect()
                || !(expansion.operation() instanceof Operation.Plain)) {
            return Optional.empty();
        }
        String name = expansion.parameter().name();
        // Where nothing was found there may be none, and programs without a file search the folder.
        return name.equals("@")
                ? state.arguments().filter(values -> values.stream().noneMatch(Expander::isFound))
                : state.variable(name).filter(Value.Below.class::isInstance).map(List::of);
    }

    private static boolean isFound(Value value) {
        return value instanceof Value.Below && value.isSeveral();
    }

    /** The words that several words become; after very many of them, the rest is not known. */
    public List<Value> fields(List<Word> words) {
        List<Value> fields = new ArrayList<>();
        for (Word word : words) {
            if (fields.size() > MOST_WORDS_OF_A_COMMAND) {
                fields.add(new Value.Many(""));
                break;
            }
            fields.addAll(fields(word));
        }
        return fields;
    }

    /** The one text of a word that is neither split nor matched against file names. */
    public Value text(List<WordPart> parts) {
        Field field = new Field();
        for (WordPart part : parts) {
            quoted(part, field);
        }
        Value value = field.value();
        return value instanceof Value.Many many ? new Value.Any("", many.bare()) : value;
    }

    /** The words that one alternative of a word with braces becomes. */
    public List<Value> alternative(List<WordPart> parts) {
        List<Field> fields = new ArrayList<>();
        Field field = new Field();
        for (WordPart part : parts) {
            Value whole = switch (part) {
                case Expansion.ParameterExpansion parameter -> plain(parameter);
                case Substitution.CommandSubstitution substitution -> output(substitution);
                default -> Value.unknown();
            };
            if (whole instanceof Value.Known known
                    && hasLoneDollar(parts)
                    && known.text().chars().anyMatch(c -> " \t\n".indexOf(c) >= 0)) {
                field.addMany();
            } else if (!state.isSplittingOtherwise() && whole instanceof Value.Known known) {
                field = split(known.text(), field, fields);
            } else if (part instanceof Substitution.CommandSubstitution) {
                addSplit(whole, field); // found out once: each level of substitutions would do so twice
            } else {
                unquoted(part, field);
            }
        }
        fields.add(field);
        List<Value> values = new ArrayList<>();
        for (Field each : fields) {
            if (each.exists()) {
                values.add(each.hasPattern() ? names(each) : each.value());
            }
        }
        return values;
    }

    /** Beside a sign that begins no expansion bash does not split a value, some versions at least. */
    private static boolean hasLoneDollar(List<WordPart> parts) {
        return parts.stream()
                .anyMatch(part -> part instanceof WordPart.Literal literal
                        && literal.text().indexOf('$') >= 0);
    }

    /** Unquoted, a value is cut at blanks; what looks like a pattern may become anything. */
    private static Field split(String text, Field field, List<Field> fields) {
        if (text.chars().anyMatch(c -> "*?[\\".indexOf(c) >= 0)) {
            field.addMany();
            return field;
        }
        Field current = field;
        boolean pending = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n') {
                pending = true;
                continue;
            }
            if (pending && current.exists()) {
                fields.add(current);
                current = new Field();
            }
            pending = false;
            current.add(String.valueOf(c));
        }
        if (pending && current.exists()) {
            fields.add(current);
            current = new Field();
        }
        return current;
    }

    private Value names(Field field) {
        if (!(field.value() instanceof Value.Known known) || state.folders().isEmpty()) {
            return new Value.Many(field.bare());
        }
        Set<String> all = new LinkedHashSet<>();
        boolean isExact = state.folders().size() == 1 && GlobFiles.isExact(field.pattern());
        GlobFiles globs = new GlobFiles(files, collected, false);
        for (Path folder : state.folders()) {
            Optional<List<String>> names = globs.names(folder, field.pattern());
            if (names.isEmpty()) {
                return new Value.Many(field.bare());
            }
            all.addAll(names.get().isEmpty() ? List.of(known.text()) : names.get());
        }
        return new Value.Names(known.text(), List.copyOf(all), isExact);
    }

    private void unquoted(WordPart part, Field field) {
        switch (part) {
            case WordPart.Literal literal -> field.addBare(literal.text());
            case WordPart.Glob glob -> field.addPattern(glob.text());
            case WordPart.ExtendedGlob ignored -> field.addMany();
            case WordPart.Tilde tilde -> field.addValue(tilde(tilde));
            case WordPart.BraceList ignored -> field.addMany();
            case WordPart.BraceRange ignored -> field.addMany();
            case WordPart.ArrayLiteral ignored -> field.addMany();
            case Expansion.ArithmeticExpansion ignored -> {
                if (state.isSplittingOtherwise()) {
                    field.addMany();
                } else {
                    field.addValue(new Value.Digits());
                }
            }
            case Expansion.ParameterExpansion parameter -> {
                if (state.isSplittingOtherwise()) {
                    field.addMany();
                } else {
                    addSplit(plain(parameter), field);
                }
            }
            case Substitution.CommandSubstitution substitution -> addSplit(output(substitution), field);
            case Substitution.ProcessSubstitution process -> addDescriptor(process, field);
            case WordPart.Escaped ignored -> quoted(part, field);
            case WordPart.SingleQuoted ignored -> quoted(part, field);
            case WordPart.AnsiQuoted ignored -> quoted(part, field);
            case WordPart.DoubleQuoted ignored -> quoted(part, field);
        }
    }

    private static void addSplit(Value value, Field field) {
        boolean isOneWord = (value instanceof Value.Digits && !value.mayBeNothing())
                || (value instanceof Value.Choice choice
                        && choice.texts().stream().allMatch(text -> text.matches("[^\\s*?\\[\\\\]+")));
        if (isOneWord) {
            field.addValue(value);
        } else {
            field.addMany(value instanceof Value.Any any ? any.bare() : "");
        }
    }

    private void quoted(WordPart part, Field field) {
        field.mark();
        switch (part) {
            case WordPart.Literal literal -> field.add(literal.text());
            case WordPart.Escaped escaped -> field.add(escaped.character());
            case WordPart.SingleQuoted quoted -> field.add(quoted.text());
            case WordPart.AnsiQuoted quoted -> {
                if (quoted.encoded()) {
                    field.addValue(Value.unknown());
                } else {
                    field.add(quoted.text());
                }
            }
            case WordPart.DoubleQuoted quoted -> {
                if (quoted.translated()) {
                    field.addValue(Value.unknown());
                } else {
                    quoted.parts().forEach(inner -> quoted(inner, field));
                }
            }
            case WordPart.Tilde tilde -> field.addValue(tilde(tilde));
            case WordPart.Glob glob -> field.add(glob.text());
            case Expansion.ArithmeticExpansion ignored -> field.addValue(new Value.Digits());
            case Expansion.ParameterExpansion parameter -> field.addValue(plain(parameter));
            case Substitution.CommandSubstitution substitution -> field.addValue(output(substitution));
            case Substitution.ProcessSubstitution process -> addDescriptor(process, field);
            case WordPart.ExtendedGlob ignored -> field.addValue(Value.unknown());
            case WordPart.BraceList ignored -> field.addValue(Value.unknown());
            case WordPart.BraceRange ignored -> field.addValue(Value.unknown());
            case WordPart.ArrayLiteral ignored -> field.addMany();
        }
    }

    private Value output(Substitution.CommandSubstitution substitution) {
        if (FedText.isOnly(substitution.body(), "pwd") && !state.isFunction("pwd")) {
            return folder();
        }
        if (FedText.isOnly(substitution.body(), "git", "rev-parse", "--show-toplevel") && !state.isFunction("git")) {
            return root();
        }
        if (FedText.isCount(substitution.body()) && !state.isFunction("wc") && state.isAsStarted("PATH")) {
            return new Value.Digits();
        }
        Optional<String> said = said(substitution.body());
        if (said.isPresent()) {
            return Value.of(said.get());
        }
        if (new Counts(this, state).isOne(substitution.body())) {
            return new Value.Digits(true);
        }
        boolean isCatItself = !state.isFunction("cat") && state.isAsStarted("PATH");
        return isCatItself
                ? FedText.printed(substitution.body()).map(Value::of).orElse(Value.unknown())
                : Value.unknown();
    }

    /** What {@code echo} or {@code printf} says alone in a list, if it is known; without the newlines at its end. */
    public Optional<String> said(CommandList body) {
        collected.spend(1);
        List<Word> words = FedText.onlyWords(body);
        String program = words.isEmpty() ? "" : words.getFirst().known().orElse("");
        if (!PRINTING.contains(program) || state.isFunction(program)) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (Value value : fields(words.subList(1, words.size()))) {
            boolean isPlain = value instanceof Value.Known known
                    && known.text().indexOf('\\') < 0
                    && !(texts.isEmpty() && known.text().startsWith("-"));
            if (!isPlain) {
                return Optional.empty();
            }
            texts.add(value.shown());
        }
        boolean isFormat = program.equals("printf")
                && (texts.size() != 1 || texts.getFirst().indexOf('%') >= 0);
        String text = FedText.withoutLinesAtEnd(String.join(" ", texts));
        return isFormat || text.length() > LONGEST ? Optional.empty() : Optional.of(text);
    }

    /** The folder as {@code pwd} prints it; a newline at its end would be lost. */
    private Value folder() {
        String text =
                state.folders().size() == 1 ? state.folders().iterator().next().toString() : "\n";
        return text.endsWith("\n") ? Value.unknown() : Value.of(text);
    }

    /** The root of the repository as git prints it, or nothing where git fails. */
    private Value root() {
        boolean isAsStarted = state.isAsStarted("GIT_DIR")
                && state.isAsStarted("GIT_WORK_TREE")
                && state.folders().size() == 1;
        Optional<Path> root =
                isAsStarted ? seen.repository().root(state.folders().iterator().next()) : Optional.empty();
        return root.<Value>map(path -> new Value.Choice(List.of(path.toString(), "")))
                .orElse(Value.unknown());
    }

    /** With nothing in its parentheses it is no word. */
    private static void addDescriptor(Substitution.ProcessSubstitution process, Field field) {
        if (process.body().entries().isEmpty()) {
            field.addMany();
        } else {
            field.addValue(DESCRIPTOR);
        }
    }

    private Value tilde(WordPart.Tilde tilde) {
        boolean isHere = tilde.name().equals("+") && state.folders().size() == 1;
        return tilde.name().isEmpty() && state.isAsStarted("HOME")
                ? home()
                : isHere
                        ? Value.of(state.folders().iterator().next().toString())
                        : new Value.Any("", likelyHome(tilde.name()));
    }

    /** Where another user's folder usually is: enough to forbid what would destroy it, and for nothing else. */
    private static String likelyHome(String user) {
        return !user.matches("[a-z_][\\w-]*") ? "" : user.equals("root") ? "/root" : "/home/" + user;
    }

    private Value home() {
        return homeOrNull == null ? Value.unknown() : Value.of(homeOrNull.toString());
    }

    /** The value of an expansion without quotes, as far as it is certain. */
    private Value plain(Expansion.ParameterExpansion expansion) {
        String name = expansion.parameter().name();
        if (expansion.operation() instanceof Operation.Length && !expansion.indirect()) {
            return new Value.Digits();
        }
        if (expansion.operation() instanceof Operation.RequireValue
                && !expansion.indirect()
                && expansion.parameter().subscript() instanceof Subscript.None
                && named(name) instanceof Value.Known known
                && !known.text().isEmpty()) {
            return known;
        }
        if (expansion.indirect() || !(expansion.operation() instanceof Operation.Plain)) {
            boolean several = name.equals("@")
                    || name.equals("*")
                    || expansion.operation() instanceof Operation.NamesWithPrefix
                    || !(expansion.parameter().subscript() instanceof Subscript.None);
            if (!several && expansion.operation() instanceof Operation.RequireValue required && required.colon()) {
                return SOME_TEXT;
            }
            return several ? new Value.Many("") : new Value.Any("", otherwise(expansion.operation()));
        }
        return switch (expansion.parameter().subscript()) {
            case Subscript.None ignored -> named(name);
            case Subscript.All ignored -> new Value.Many("");
            case Subscript.Joined ignored -> Value.unknown();
            case Subscript.Index ignored -> Value.unknown();
        };
    }

    /** What stands in for nothing: <code>${x:-/tmp}</code>. */
    private String otherwise(Operation operation) {
        Word word = switch (operation) {
            case Operation.UseDefault use -> use.word();
            case Operation.AssignDefault assign -> assign.word();
            default -> null;
        };
        return word != null && text(word.parts()) instanceof Value.Known known ? known.text() : "";
    }

    private Value named(String name) {
        if (name.equals("@") || name.equals("*")) {
            return new Value.Many("");
        }
        Optional<Value> set = state.variable(name);
        if (set.isPresent()) {
            return set.get() instanceof Value.Many ? Value.unknown() : set.get();
        }
        if (!state.isAsStarted(name)) {
            return Value.unknown();
        }
        if (Variables.isNumber(name)) {
            return new Value.Digits();
        }
        return switch (name) {
            case "HOME" -> home();
            case "PWD" ->
                state.folders().size() == 1
                        ? Value.of(state.folders().iterator().next().toString())
                        : Value.unknown();
            default -> Value.unknown();
        };
    }
}
