package dev.armature.permissions.shell.program;

import dev.armature.permissions.decision.Effect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program described by its options and operands alone.
 *
 * @param exact argument lists that are known to do nothing but print, whatever else is described
 * @param options each with its dashes
 * @param digits whether {@code -5} is an option
 * @param stopsAtOperand whether the first operand ends the options
 * @param isTame whether no option of the program, listed or not, does more than read, so that a file name that is taken for
 *     one does no harm
 * @param hasPluses whether a word that begins with a plus sign is an option too
 * @param isAny whether its words are not looked at, because every start of it is asked for what it does
 * @param hasReplies whether a word that begins with an at sign names a file of further words
 * @param isApart whether letters after an option without a value are no further options, so that they are not understood
 * @param clashing options of which the last holds, so that no two of them are understood together
 * @param follows options that have links followed in what is read
 * @param searches options that have all below the folders read that are named; {@link #ALWAYS} if none is needed
 * @param spares options without which a search opens nothing that is hidden or not under version control; {@link #ALWAYS} if
 *     there is none, nothing if it opens all
 * @param heeds names of files that may have it do anything where they lie in the folder of the start or above it
 * @param operands what the operands mean, if none of {@code instead} holds
 * @param instead other meanings of the operands, the first whose option is given
 * @param effects what every start does beyond its words
 */
record WordModel(
        List<List<String>> exact,
        Map<String, Option> options,
        boolean digits,
        boolean stopsAtOperand,
        boolean isTame,
        boolean hasPluses,
        boolean isAny,
        boolean hasReplies,
        boolean isApart,
        Set<String> clashing,
        Set<String> follows,
        Set<String> searches,
        Set<String> spares,
        Set<String> heeds,
        Operands operands,
        List<Instead> instead,
        Map<Effect, String> effects)
        implements Program {

    /** Stands among options for a program that does it without any. */
    static final String ALWAYS = "always";

    /** What may follow an option. */
    enum Arity {
        NONE,
        /** The rest of its word, or the next word. */
        ONE,
        /** The rest of its word, or the next word if there is one. */
        UNLESS_LAST,
        /** The rest of its word, if there is any. */
        PERHAPS
    }

    /** An option and what its value means. */
    record Option(Arity arity, Meaning meaning) {}

    /**
     * What operands mean, by place.
     *
     * @param places the meaning of the first, the second...
     * @param needed how many there must be
     * @param repeats whether the last place stands for any number
     */
    record Operands(List<Meaning> places, int needed, boolean repeats) {
        Operands {
            places = List.copyOf(places);
        }
    }

    /** Another meaning of the operands when one of the options is given. */
    record Instead(Set<String> options, Operands operands) {
        Instead {
            options = Set.copyOf(options);
        }
    }

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        if (isExact(arguments)) {
            return heeded();
        }
        if (isAny) {
            List<Deed> deeds = new ArrayList<>();
            effects.forEach((effect, what) -> deeds.add(new Deed.Acts(effect, what)));
            return deeds;
        }
        if (options.isEmpty() && operands.places().isEmpty() && !exact.isEmpty()) {
            return List.of(new Deed.Unclear("is known only for printing its version, and has other words"));
        }
        return of(new Arguments(this, arguments).read());
    }

    /** What its surroundings may have it do, whatever its words are. */
    List<Deed> heeded() {
        return heeds.isEmpty() ? List.of() : List.of(new Deed.Heeds(heeds));
    }

    private static boolean mayBeReply(Value value) {
        return switch (value) {
            case Value.Known known -> known.text().startsWith("@");
            case Value.Choice choice -> choice.texts().stream().anyMatch(text -> text.startsWith("@"));
            case Value.Digits ignored -> false;
            case Value.Any any -> any.prefix().isEmpty() || any.prefix().startsWith("@");
            case Value.Names names ->
                names.pattern().isEmpty() || "*?[@".indexOf(names.pattern().charAt(0)) >= 0;
            case Value.Many ignored -> true;
            case Value.Below below -> mayBeReply(below.root());
        };
    }

    /** Whether no word, option or operand, can make it do anything but print. */
    boolean onlyPrints() {
        return isTame
                && effects.isEmpty()
                && heeds.isEmpty()
                && options.values().stream().allMatch(option -> option.meaning() == Meaning.TEXT)
                && operands.places().stream().allMatch(meaning -> meaning == Meaning.TEXT)
                && instead.isEmpty();
    }

    /** The same with the argument lists of another that do nothing but print, and what it heeds. */
    WordModel alsoExact(WordModel other) {
        List<List<String>> all = new ArrayList<>(exact);
        all.addAll(other.exact);
        Set<String> files = new HashSet<>(heeds);
        files.addAll(other.heeds);
        return new WordModel(
                List.copyOf(all),
                options,
                digits,
                stopsAtOperand,
                isTame,
                hasPluses,
                isAny,
                hasReplies,
                isApart,
                clashing,
                follows,
                searches,
                spares,
                Set.copyOf(files),
                operands,
                instead,
                effects);
    }

    boolean isExact(List<Value> arguments) {
        for (List<String> list : exact) {
            boolean same = list.size() == arguments.size();
            for (int i = 0; same && i < list.size(); i++) {
                same = arguments.get(i).is(list.get(i));
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    /** What arguments do that were read by this model. */
    List<Deed> of(Arguments.Read read) {
        List<Deed> deeds = new ArrayList<>(read.deeds());
        deeds.addAll(heeded());
        Operands meant = meant(read.given());
        List<Value> values = read.operands();
        if (values.size() < meant.needed()) {
            deeds.add(new Deed.Unclear("has fewer words than it needs"));
        }
        boolean isFollowing = follows.contains(ALWAYS) || !Collections.disjoint(follows, read.given());
        // An option that is not understood may be one with which it searches, and one that chooses other names.
        boolean isUnclear = !searches.isEmpty() && deeds.stream().anyMatch(Deed.Unclear.class::isInstance);
        boolean isSearching = isUnclear || searches.contains(ALWAYS) || !Collections.disjoint(searches, read.given());
        List<String> names = isUnclear ? List.of(Deed.Searches.ALL) : isSearching ? names(read) : List.of();
        boolean hasPlace = false;
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            int place = Math.min(i, meant.places().size() - 1);
            boolean isPlace = place >= 0 && (i == place || meant.repeats());
            if (!isPlace) {
                deeds.add(new Deed.Unclear("has the word `" + value.shown() + "`, which is not understood there"));
                anywhere(values.subList(i, values.size()), meant, deeds);
                break;
            }
            Meaning meaning = meant.places().get(place);
            if (meaning == Meaning.START) {
                deeds.add(new Deed.Starts(values.subList(i, values.size())));
                break;
            }
            boolean isOnlyOnePlace = !(meant.repeats() && i >= meant.places().size() - 1);
            if (isOnlyOnePlace && value.isSeveral() && !onlyPrints()) {
                deeds.add(new Deed.Unclear("has the word `" + value.shown() + "`, which may become several"));
                anywhere(values.subList(i, values.size()), meant, deeds);
                break;
            }
            deeds.addAll(meaning.deeds(value));
            if (meaning.isShown() || meaning == Meaning.REVISION) {
                hasPlace |= meaning.isShown() || (i >= read.firstPath() && isPath(value));
                if (isSearching) {
                    names.forEach(pattern -> deeds.add(new Deed.Searches(value, pattern)));
                }
                if (isFollowing) {
                    deeds.add(new Deed.Follows(value, false));
                }
            }
        }
        if (isSearching && (!hasPlace || isUnclear)) {
            names.forEach(pattern -> deeds.add(new Deed.Searches(Value.of("."), pattern)));
        }
        if (isFollowing && !hasPlace) {
            deeds.add(new Deed.Follows(Value.of("."), false));
        }
        if (hasReplies && values.stream().anyMatch(WordModel::mayBeReply)) {
            deeds.add(new Deed.Unclear("has a word that may begin with `@`, which names a file of further words"));
        }
        if (!clashing.isEmpty()
                && clashing.stream().filter(read.given()::contains).count() > 1) {
            deeds.add(new Deed.Unclear("has options of which the last puts the others out of force"));
        }
        effects.forEach((effect, what) -> deeds.add(new Deed.Acts(effect, what)));
        return deeds;
    }

    /** Whether it narrows down where is searched, as {@code :!x} does not. */
    private static boolean isPath(Value value) {
        return !value.shown().startsWith(":");
    }

    /** Which names a search opens, each as a pattern. */
    private List<String> names(Arguments.Read read) {
        List<String> patterns = new ArrayList<>();
        if (read.given().contains("--exclude") || read.given().contains("--iglob")) {
            // Of what fits neither this nor a pattern after it, grep reads all; what fits either, rg reads.
            return List.of(Deed.Searches.ALL);
        }
        for (Arguments.Setting setting : read.settings()) {
            Option option = options.get(setting.option());
            // With an exclamation mark a pattern leaves files out.
            if (option != null
                    && option.meaning() == Meaning.NAMES
                    && !setting.value().shown().startsWith("!")) {
                patterns.add(names(setting.value()));
            }
        }
        boolean isSparing = !spares.isEmpty() && Collections.disjoint(spares, read.given());
        return !patterns.isEmpty() ? patterns : List.of(isSparing ? Deed.Searches.SPARING : Deed.Searches.ALL);
    }

    /** Which names a pattern matches; some programs take blanks off its end, or it for a comment. */
    static String names(Value pattern) {
        String text = pattern.shown().stripTrailing();
        String own = text.substring(text.lastIndexOf('/') + 1);
        boolean isPlain = pattern instanceof Value.Known
                && !own.isEmpty()
                && !text.startsWith("#")
                && own.chars().noneMatch(c -> "[]{}\\?".indexOf(c) >= 0);
        return isPlain ? own : Deed.Searches.ALL;
    }

    private Operands meant(Set<String> given) {
        for (Instead other : instead) {
            if (!Collections.disjoint(other.options(), given)) {
                return other.operands();
            }
        }
        return operands;
    }

    /** What words do whose place is not known: all that one of them might, so that rules that forbid see it. */
    private static void anywhere(List<Value> values, Operands meant, List<Deed> deeds) {
        Set<Meaning> meanings = EnumSet.noneOf(Meaning.class);
        meanings.addAll(meant.places());
        meanings.retainAll(EnumSet.of(
                Meaning.READ, Meaning.LOOK, Meaning.WRITE, Meaning.DELETE, Meaning.REVISION, Meaning.TRACKED));
        values.forEach(value -> meanings.forEach(meaning -> deeds.addAll(meaning.deeds(value))));
    }
}
