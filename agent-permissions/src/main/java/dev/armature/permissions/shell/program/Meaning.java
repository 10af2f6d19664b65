package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a word means to the program that is given it. */
enum Meaning {
    /** Nothing that touches a file: a number, a pattern, a name. */
    TEXT,
    /** A file or folder that is read; {@code -} is standard input. */
    READ,
    /** A file that is written. */
    WRITE,
    /** A file or folder that is deleted. */
    DELETE,
    /** A host or an address. */
    HOST,
    /** The first word of another program, which takes all that follow. */
    START,
    /** The name of a shell variable that is set, perhaps followed by {@code =} and a value. */
    VARIABLE,
    /** Options of {@code ps} without a dash; {@code e} would show the environment of processes. */
    PROCESSES,
    /** A plain name without a slash. */
    NAME,
    /** A text that begins with a plus sign. */
    PLUS,
    /** An integer. */
    NUMBER,
    /** The name of a character set, which is a file if there is a slash in it. */
    CHARSET,
    /** What {@code ps} shows of each process; some of it shows the environment. */
    COLUMNS,
    /** A revision or a path, which must not lead out of the repository. */
    REVISION,
    /** What git sorts by. */
    KEY,
    /** A format of git's log, which may have a signature checked by another program. */
    FORMAT;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.+:@-]+");
    private static final Pattern NUMERAL = Pattern.compile("[-+]?\\d+");
    private static final Pattern ENCODING = Pattern.compile("[A-Za-z0-9_.:-]*(//[A-Za-z0-9,]*)*");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.:-]*://");
    private static final Pattern HOST_PART = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*://)?(?:[^/@]*@)?([^/:?#@]+)");
    private static final Pattern OUTSIDE = Pattern.compile("(/|~).*|(.*/)?\\.\\.(/.*)?|.*:(/|\\.\\./).*|.*\\\\.*");
    private static final Pattern KNOWN_FORMAT = Pattern.compile(
            "oneline|short|medium|full|fuller|reference|email|raw|mboxrd|t?format:.*|.*%.*", Pattern.DOTALL);

    static Optional<Meaning> named(String word) {
        for (Meaning meaning : values()) {
            if (meaning.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(meaning);
            }
        }
        return Optional.empty();
    }

    /** What is done with a word of this meaning. */
    List<Deed> deeds(Value value) {
        return switch (this) {
            case TEXT -> List.of();
            case READ -> value.is("-") ? List.of() : reads(value);
            case WRITE -> value.is("-") ? List.of() : List.of(new Deed.Writes(value));
            case DELETE -> List.of(new Deed.Deletes(value, false));
            case HOST -> List.of(new Deed.Contacts(host(value)));
            case START -> List.of(new Deed.Starts(List.of(value)));
            case VARIABLE -> List.of(new Deed.Sets(value));
            case PROCESSES -> check(value, text -> text.matches("[aAfjlrTuvwxh]+"), "which may show secrets");
            case NAME -> check(value, text -> PLAIN.matcher(text).matches(), "where a plain name was expected");
            case PLUS -> check(value, text -> text.startsWith("+"), "where a format that begins with `+` was expected");
            case NUMBER -> check(value, text -> NUMERAL.matcher(text).matches(), "where a number was expected");
            case CHARSET ->
                check(value, text -> ENCODING.matcher(text).matches(), "where the name of an encoding was expected");
            case COLUMNS ->
                check(value, text -> !text.toLowerCase(Locale.ROOT).contains("environ"), "which may show secrets");
            case REVISION ->
                check(value, text -> !OUTSIDE.matcher(text).matches(), "which may lead out of the repository");
            case KEY -> check(value, text -> !text.contains("signature"), "a key that may start another program");
            case FORMAT ->
                check(
                        value,
                        text -> KNOWN_FORMAT.matcher(text).matches()
                                && !text.contains("%G")
                                && !text.contains("signature"),
                        "a format that may start another program");
        };
    }

    /** The host in an address such as {@code https://me@host:80/x}, {@code me@host:x} or {@code host}. */
    private static Value host(Value address) {
        // An address often has a question mark in it, which the shell takes for a pattern.
        boolean isCertain = address instanceof Value.Known || (address instanceof Value.Names && !address.isSeveral());
        if (!isCertain) {
            return address;
        }
        Matcher host = HOST_PART.matcher(address.shown());
        return host.lookingAt() ? Value.of(host.group(1).toLowerCase(Locale.ROOT)) : address;
    }

    private static List<Deed> reads(Value path) {
        List<Deed> deeds =
                new ArrayList<>(check(path, text -> !ADDRESS.matcher(text).lookingAt(), "an address", true));
        deeds.add(new Deed.Reads(path));
        return deeds;
    }

    private static List<Deed> check(Value value, Predicate<String> good, String why) {
        return check(value, good, why, false);
    }

    private static List<Deed> check(Value value, Predicate<String> good, String why, boolean unknownIsGood) {
        boolean isGood = switch (value) {
            case Value.Known known -> good.test(known.text());
            case Value.Choice choice -> choice.texts().stream().allMatch(good);
            case Value.Names names -> names.texts().stream().allMatch(good);
            case Value.Digits ignored -> good.test("0");
            case Value.Any ignored -> unknownIsGood;
            case Value.Many ignored -> unknownIsGood;
            case Value.Below ignored -> unknownIsGood;
        };
        return isGood ? List.of() : List.of(new Deed.Unclear("has the word `" + value.shown() + "`, " + why));
    }
}
