package dev.armature.permissions.shell.program;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.shell.program.WordModel.Arity;
import dev.armature.permissions.shell.program.WordModel.Instead;
import dev.armature.permissions.shell.program.WordModel.Operands;
import dev.armature.permissions.shell.program.WordModel.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads command models. A line that is not indented names programs (or {@code program subcommand}, with commas between them)
 * or, after an {@code @}, a set of options for others to use; the indented lines below say what is known of them. A line that
 * begins with {@code ==} says which version of which family the models below it describe, or, after a colon, programs that are
 * read by code.
 *
 * <pre>
 * == GNU grep 3.8
 *
 * grep, egrep, fgrep
 *   flags -ivnrl --ignore-case          options without a value; letters may be clustered
 *   takes -e:text -f:read --file:read   options with a value, and what it means
 *   perhaps --color:text                options whose value may be missing
 *   last --merged:revision              options whose value may be missing if they come last
 *   digits                              -5 is an option
 *   operands text read*                 ? at most once, * any number
 *   instead -e -f --file : read*        operands when one of the options is given
 *   exact --version | -V                whole argument lists that only print
 *   heeds go.mod                        files that it obeys where they lie in its folder or above it
 *   use diff-options                    the options of a set
 *   follows -R                          options that have links followed
 *   searches -r                         options that have all below a folder read; `always` if none is needed
 *   spares --hidden                     options without which a search leaves out what is hidden or ignored
 *   clash -d -t                         options of which the last holds; no two are understood together
 *   pluses                              words that begin with + are options too
 *   replies                             words that begin with @ name files of further words
 *   apart                               letters of options are not clustered
 *   first                               options end at the first operand
 *   tame                                no option at all, even one not listed, does more than read
 *   any                                 its words are not looked at; needs an effect
 *   effect NETWORK speaks to a server   what every start does
 *   reads grep -r x src                 an example that only reads
 *   asks grep --unheard-of x            an example that is asked, for whatever reason
 * </pre>
 */
final class ModelReader {

    /** A program, or one with a subcommand of some words, or a set; names with slashes are never looked up. */
    private static final Pattern NAME = Pattern.compile("@?[^\\s,/@]+( [^\\s,/@]+)*");

    private final String file;
    private final Map<String, WordModel> models = new HashMap<>();
    private final Map<String, Draft> sets = new HashMap<>();
    private final List<ModelExample> examples = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, String> families = new HashMap<>();
    private String family = "";
    private Draft draft = new Draft();
    private int line;

    private ModelReader(String file) {
        this.file = file;
    }

    /** The models of a resource beside this class. */
    static ModelFile resource(String file) {
        try (InputStream in = ModelReader.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + file + " is missing from the module");
            }
            return file(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The models of a text. */
    static Map<String, WordModel> text(String text) {
        return file("text", text).models();
    }

    /** The models and examples of a text that comes from a source. */
    static ModelFile file(String source, String text) {
        return new ModelReader(source).read(text);
    }

    private ModelFile read(String text) {
        for (String written : text.lines().toList()) {
            line++;
            if (written.isBlank() || written.startsWith("#")) {
                continue;
            }
            if (Character.isWhitespace(written.charAt(0))) {
                property(written.strip());
            } else if (written.startsWith("==")) {
                finish();
                family(written.substring(2).strip());
            } else {
                finish();
                Arrays.stream(written.split(",", -1)).map(String::strip).forEach(this::name);
            }
        }
        finish();
        return new ModelFile(file, models, families, examples);
    }

    private void family(String written) {
        String[] parts = written.split(": ", 2);
        if (parts[0].isEmpty()) {
            throw wrong("expected a family of programs and its version after `==`");
        }
        if (parts.length == 1) {
            family = parts[0];
        } else {
            Arrays.stream(parts[1].split(",", -1)).map(String::strip).forEach(name -> families.put(name, parts[0]));
        }
    }

    private void name(String written) {
        if (!NAME.matcher(written).matches()) {
            throw wrong("expected names of programs with commas between them, and `" + written + "` is none");
        }
        names.add(written);
    }

    private void finish() {
        draft.problem().ifPresent(problem -> {
            throw wrong("what is said of " + String.join(", ", names) + " above: " + problem);
        });
        for (String name : names) {
            if (name.startsWith("@")) {
                if (!draft.isOnlyOptions()) {
                    throw wrong("the set " + name + " above says more than options, which nobody would `use`");
                }
                sets.put(name.substring(1), draft);
            } else if (models.put(name, draft.model()) != null) {
                throw wrong("`" + name + "` is described twice");
            } else if (!family.isEmpty()) {
                families.put(name, family);
            }
        }
        names.clear();
        draft = new Draft();
    }

    private void property(String written) {
        if (names.isEmpty()) {
            throw wrong("expected the name of a program first");
        }
        String[] parts = written.split("\\s+", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        List<String> words = rest.isEmpty() ? List.of() : List.of(rest.split("\\s+"));
        switch (parts[0]) {
            case "flags" -> words.forEach(this::flag);
            case "takes" -> words.forEach(word -> option(word, Arity.ONE));
            case "last" -> words.forEach(word -> option(word, Arity.UNLESS_LAST));
            case "perhaps" -> words.forEach(word -> option(word, Arity.PERHAPS));
            case "digits" -> draft.digits = alone(words);
            case "first" -> draft.first = alone(words);
            case "tame" -> draft.tame = alone(words);
            case "pluses" -> draft.pluses = alone(words);
            case "any" -> draft.any = alone(words);
            case "replies" -> draft.replies = alone(words);
            case "apart" -> draft.apart = alone(words);
            case "clash" -> draft.clashing.addAll(words);
            case "follows" -> draft.follows.addAll(words);
            case "searches" -> draft.searches.addAll(words);
            case "spares" -> draft.spares.addAll(words);
            case "heeds" -> draft.heeds.addAll(words);
            case "operands" -> {
                if (draft.saysOperands) {
                    throw wrong("`operands` is said twice");
                }
                draft.saysOperands = true;
                draft.operands = operands(words);
            }
            case "instead" -> instead(words);
            case "exact" ->
                Arrays.stream(rest.split("\\|", -1))
                        .forEach(list -> draft.exact.add(
                                list.isBlank()
                                        ? List.of()
                                        : List.of(list.strip().split("\\s+"))));
            case "reads", "asks" -> example(rest, parts[0].equals("reads"));
            case "use" -> words.forEach(this::use);
            case "effect" -> effect(rest);
            default -> throw wrong("`" + parts[0] + "` is no property of a model");
        }
    }

    private boolean alone(List<String> words) {
        if (!words.isEmpty()) {
            throw wrong("nothing follows a property that is only said, and `" + String.join(" ", words) + "` does");
        }
        return true;
    }

    private void flag(String word) {
        Option none = new Option(Arity.NONE, Meaning.TEXT);
        if (word.startsWith("--")) {
            put(word, none);
        } else if (word.startsWith("-")) {
            word.substring(1).chars().forEach(c -> put("-" + (char) c, none));
        } else {
            throw wrong("an option begins with a dash, was `" + word + "`");
        }
    }

    private void option(String word, Arity arity) {
        int colon = word.lastIndexOf(':');
        boolean isShort = !word.startsWith("--");
        if (colon < 0 || !word.startsWith("-") || (isShort && colon != 2)) {
            throw wrong("expected `-o:meaning` or `--option:meaning`, was `" + word + "`");
        }
        put(word.substring(0, colon), new Option(arity, meaning(word.substring(colon + 1))));
    }

    /** Saying the same again is harmless; of two different things one would be lost. */
    private void put(String option, Option said) {
        Option before = draft.options.put(option, said);
        if (before != null && !before.equals(said)) {
            throw wrong("the option `" + option + "` is described twice, and differently");
        }
    }

    private Operands operands(List<String> words) {
        List<Meaning> places = new ArrayList<>();
        int needed = 0;
        boolean repeats = false;
        for (String word : words) {
            repeats = word.endsWith("*");
            boolean optional = repeats || word.endsWith("?");
            places.add(meaning(optional ? word.substring(0, word.length() - 1) : word));
            needed += optional ? 0 : 1;
        }
        return new Operands(places, needed, repeats);
    }

    private void instead(List<String> words) {
        int colon = words.indexOf(":");
        if (colon < 0) {
            throw wrong("expected options, ` : `, and operands");
        }
        draft.instead.add(
                new Instead(Set.copyOf(words.subList(0, colon)), operands(words.subList(colon + 1, words.size()))));
    }

    private void use(String name) {
        Draft set =
                Optional.ofNullable(sets.get(name)).orElseThrow(() -> wrong("there is no set `" + name + "` above"));
        draft.options.putAll(set.options);
        draft.digits |= set.digits;
    }

    private void example(String text, boolean reads) {
        if (names.stream().noneMatch(name -> text.equals(name) || text.startsWith(name + " "))) {
            throw wrong("expected a command that begins with " + String.join(" or ", names) + ", was `" + text + "`");
        }
        examples.add(new ModelExample(file + ":" + line, text, reads));
    }

    private void effect(String rest) {
        String[] parts = rest.split("\\s+", 2);
        Optional<Effect> effect = Arrays.stream(Effect.values())
                .filter(one -> one.name().equals(parts[0]))
                .findFirst();
        if (effect.isEmpty() || parts.length < 2) {
            throw wrong(
                    "expected one of " + Arrays.toString(Effect.values()) + " and what is done, was `" + rest + "`");
        }
        draft.effects.put(effect.get(), parts[1]);
    }

    private Meaning meaning(String word) {
        return Meaning.named(word).orElseThrow(() -> wrong("`" + word + "` is no meaning of a word"));
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(file + ":" + line + ": " + what);
    }

    /** A model in the making. */
    private static final class Draft {
        private final List<List<String>> exact = new ArrayList<>();
        private final Map<String, Option> options = new HashMap<>();
        private final List<Instead> instead = new ArrayList<>();
        private final Map<Effect, String> effects = new EnumMap<>(Effect.class);
        private Operands operands = new Operands(List.of(), 0, false);
        private boolean saysOperands;
        private boolean digits;
        private boolean first;
        private boolean tame;
        private boolean pluses;
        private boolean any;
        private boolean replies;
        private boolean apart;
        private final Set<String> clashing = new HashSet<>();
        private final Set<String> follows = new HashSet<>();
        private final Set<String> searches = new HashSet<>();
        private final Set<String> spares = new HashSet<>();
        private final Set<String> heeds = new HashSet<>();

        /** Whether it says nothing but what {@code use} takes over. */
        private boolean isOnlyOptions() {
            boolean saysMore = first || tame || pluses || any || replies || apart || saysOperands;
            return !saysMore
                    && Stream.of(exact, instead, effects.keySet(), clashing, follows, searches, spares, heeds)
                            .allMatch(Collection::isEmpty);
        }

        private Optional<String> problem() {
            if (any && Set.of(Effect.READ).containsAll(effects.keySet())) {
                return Optional.of("`any` without an effect would allow everything");
            }
            Set<String> unknown = new TreeSet<>();
            unknown.addAll(follows);
            unknown.addAll(searches);
            unknown.addAll(spares);
            unknown.remove(WordModel.ALWAYS);
            unknown.addAll(clashing);
            instead.forEach(other -> unknown.addAll(other.options()));
            unknown.removeAll(options.keySet());
            return unknown.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "options after `instead`, `follows`, `searches`, `spares` or `clash` that are not listed: "
                                    + String.join(" ", unknown));
        }

        private WordModel model() {
            return new WordModel(
                    List.copyOf(exact),
                    Map.copyOf(options),
                    digits,
                    first,
                    tame,
                    pluses,
                    any,
                    replies,
                    apart,
                    Set.copyOf(clashing),
                    Set.copyOf(follows),
                    Set.copyOf(searches),
                    Set.copyOf(spares),
                    Set.copyOf(heeds),
                    operands,
                    List.copyOf(instead),
                    Collections.unmodifiableMap(effects)); // keeps its order, in which people are told
        }
    }
}
