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
    /** A file or folder that is looked at from outside, and not opened; {@code -} is no other name than others. */
    LOOK,
    /** A file that is read, and names hosts or addresses. */
    HOSTS,
    /** A file that is read; a percent sign in it may begin an escape, so that it is another one. */
    ESCAPED,
    /** A file that names others, which are read. */
    LIST,
    /** An object file; an archive that names other files is asked. */
    OBJECT,
    /** A compressed file; one is looked for with the usual ending, too, if it is not there. */
    ZIPPED,
    /** A zip archive, by a name in which wildcards stand for themselves nowhere; {@code .zip} may be left out. */
    ARCHIVE,
    /** The name of a member of an archive, which must not look like an option. */
    MEMBER,
    /** A file of a Java class, by its whole name; other words are looked for on the class path. */
    CLASSFILE,
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
    /** The name of a user; letters that {@code ps} may take for options, should there be none, must not show environments. */
    USER,
    /** No word is understood here. */
    NEVER,
    /** A plain name without a slash. */
    NAME,
    /** A text that begins with a plus sign. */
    PLUS,
    /** An integer. */
    NUMBER,
    /** A protocol, or a port after a colon: what {@code lsof} looks for without asking who a host is. */
    PORTS,
    /** The name of a character set, which is a file if there is a slash in it. */
    CHARSET,
    /** What {@code ps} shows of each process; some of it shows the environment. */
    COLUMNS,
    /** A revision or a path, which must not lead out of the repository. */
    REVISION,
    /** The same; a path is opened as the file that lies there. */
    TRACKED,
    /** A pattern: a search reads the files whose own names fit it, and no others. */
    NAMES,
    /** What git sorts by. */
    KEY,
    /** A format of git's log, which may have a signature checked by another program. */
    FORMAT;

    private static final int MOST_COLONS = 8;
    private static final int MOST_TEXTS = 32;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.+:@-]+");
    private static final Pattern NUMERAL = Pattern.compile("[-+]?\\d+");
    private static final Pattern PORT = Pattern.compile("[46]?[a-zA-Z]*(?::[A-Za-z0-9,_-]+)?");
    private static final Pattern ENCODING = Pattern.compile("[A-Za-z0-9_.:-]*(?://[A-Za-z0-9,]*)*+");
    private static final Pattern ADDRESS =
            Pattern.compile("[a-z][a-z0-9+.:-]*://|(?:file|ftp|https?|data|jar):", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST_PART = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*://)?(?:[^/?#]*@)?([^/:?#@]+)");
    private static final Pattern SCHEME = Pattern.compile("file|ftps?|https?|wss?|data|jar");
    private static final Pattern OUTSIDE =
            Pattern.compile("(/|~).*|(.*/)?\\.\\.(/.*)?|.*:(/|\\.\\./).*|:\\((?!exclude\\)).*|.*\\\\.*");
    /** A pattern that is after such files, be they there now or not. */
    private static final Pattern SECRET_NAMES = Pattern.compile(
            "(?!!)(.*/)?\\.env\\b.*|(?!!).*(secret|credential|passw|id_rsa|id_ed|\\.(pem|p12|pfx|jks|key|netrc)\\b).*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SIGNATURE = Pattern.compile("%[-+ ]*G");
    private static final Pattern KNOWN_FORMAT = Pattern.compile(
            "|oneline|short|medium|full|fuller|reference|email|raw|mboxrd|t?format:.*|.*%.*", Pattern.DOTALL);

    /** Whether it is a file or folder, and none but that, whose contents or names are shown. */
    boolean isShown() {
        return this == READ || this == LOOK;
    }

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
            case NAMES -> afterSecrets(value.shown());
            case READ -> value.is("-") ? List.of() : reads(value);
            case LOOK -> List.of(new Deed.Looks(value));
            case OBJECT -> List.of(new Deed.ReadsObjects(value));
            case LIST -> List.of(new Deed.Reads(value), new Deed.Reads(Value.unknown()));
            case HOSTS -> {
                List<Deed> deeds = new ArrayList<>(value.is("-") ? List.of() : reads(value));
                deeds.add(new Deed.Contacts(Value.unknown()));
                yield deeds;
            }
            case ESCAPED -> {
                List<Deed> deeds =
                        new ArrayList<>(check(value, text -> text.indexOf('%') < 0, "in which a sign may be escaped"));
                deeds.addAll(reads(value));
                yield deeds;
            }
            case ZIPPED ->
                value.is("-") ? List.of() : readsAlso(value, ".gz", "-gz", ".z", "-z", "_z", ".Z", ".tgz", ".taz");
            case ARCHIVE -> {
                List<Deed> deeds = new ArrayList<>(check(
                        value,
                        text -> !text.startsWith("-") && "*?[".chars().noneMatch(c -> text.indexOf(c) >= 0),
                        "which may be an option or name several archives"));
                deeds.addAll(readsAlso(value, ".zip", ".ZIP"));
                yield deeds;
            }
            case MEMBER ->
                value.mayBeginWithDash()
                        ? List.of(new Deed.Unclear("has the word `" + value.shown() + "`, which may be an option"))
                        : List.of();
            case CLASSFILE -> {
                List<Deed> deeds = new ArrayList<>(
                        check(value, text -> text.endsWith(".class"), "which is looked for on the class path"));
                deeds.addAll(reads(value));
                yield deeds;
            }
            case WRITE -> value.is("-") ? List.of() : List.of(new Deed.Writes(value));
            case DELETE -> List.of(new Deed.Deletes(value, false));
            case HOST -> List.of(new Deed.Contacts(host(value)));
            case START -> List.of(new Deed.Starts(List.of(value)));
            case VARIABLE -> List.of(new Deed.Sets(value, false));
            case PROCESSES -> check(value, text -> text.matches("[aAfjlrTuvwxh]+"), "which may show secrets");
            case USER ->
                check(
                        value,
                        text -> text.matches("[0-9]+|[a-zA-Z0-9_,.-]*") && !text.contains("e"),
                        "which may show secrets");
            case NEVER ->
                List.of(new Deed.Unclear("has the word `" + value.shown() + "`, which is not understood there"));
            case NAME -> check(value, text -> PLAIN.matcher(text).matches(), "where a plain name was expected");
            case PLUS -> check(value, text -> text.startsWith("+"), "where a format that begins with `+` was expected");
            case NUMBER -> check(value, text -> NUMERAL.matcher(text).matches(), "where a number was expected");
            case PORTS -> check(value, text -> PORT.matcher(text).matches(), "where a protocol or a port was expected");
            case CHARSET ->
                check(value, text -> ENCODING.matcher(text).matches(), "where the name of an encoding was expected");
            case COLUMNS ->
                check(value, text -> !text.toLowerCase(Locale.ROOT).contains("environ"), "which may show secrets");
            case REVISION -> {
                List<Deed> deeds = new ArrayList<>(
                        check(value, text -> !OUTSIDE.matcher(text).matches(), "which may lead out of the repository"));
                // It may be a path, of which what it holds now is shown, or held then.
                deeds.add(new Deed.Searches(value, Deed.Searches.SPARING));
                // What follows a colon may be one too: `HEAD:a`, `:0:a`, `HEAD@{0:00}:a`, `1,5:a`.
                String text = value.shown();
                behindColons(text, deeds);
                if (!(value instanceof Value.Known)) {
                    List<String> texts = value.knownTexts();
                    texts.stream().limit(MOST_TEXTS).forEach(one -> behindColons(one, deeds));
                    if (texts.size() > MOST_TEXTS && texts.stream().anyMatch(one -> one.indexOf(':') >= 0)) {
                        deeds.add(new Deed.Unclear("has more words than are looked at, and some have a colon"));
                    }
                }
                if (text.chars().anyMatch(c -> "*?[".indexOf(c) >= 0)) {
                    deeds.addAll(afterSecrets(text));
                    deeds.add(new Deed.Searches(literalFolder(text), WordModel.names(Value.of(text))));
                }
                yield deeds;
            }
            case TRACKED -> {
                List<Deed> deeds = new ArrayList<>(REVISION.deeds(value));
                deeds.add(new Deed.Reads(value));
                yield deeds;
            }
            case KEY -> check(value, text -> !text.contains("signature"), "a key that may start another program");
            case FORMAT ->
                check(
                        value,
                        text -> KNOWN_FORMAT.matcher(text).matches()
                                && !SIGNATURE.matcher(text).find()
                                && !text.contains("signature"),
                        "a format that may start another program");
        };
    }

    private static void behindColons(String text, List<Deed> deeds) {
        int colon = text.indexOf(':');
        for (int count = 0; colon >= 0 && count < MOST_COLONS; count++) {
            deeds.add(new Deed.Searches(Value.of(text.substring(colon + 1)), Deed.Searches.SPARING));
            colon = text.indexOf(':', colon + 1);
        }
        if (colon >= 0) {
            deeds.add(new Deed.Unclear("has a word with more colons than are looked at"));
        }
    }

    private static List<Deed> afterSecrets(String pattern) {
        return SECRET_NAMES.matcher(pattern).matches()
                ? List.of(new Deed.Unclear("looks for files by the name `" + pattern + "`, which may hold secrets"))
                : List.of();
    }

    /** The folder that a pattern of git looks in. */
    private static Value literalFolder(String pattern) {
        int wild = 0;
        while ("*?[".indexOf(pattern.charAt(wild)) < 0) {
            wild++;
        }
        int slash = pattern.lastIndexOf('/', wild);
        return Value.of(slash <= 0 ? "." : pattern.substring(0, slash));
    }

    /** The host in an address such as {@code https://me@host:80/x}, {@code me@host:x} or {@code host}. */
    private static Value host(Value address) {
        // An address often has a question mark in it, which the shell takes for a pattern.
        boolean isCertain = address instanceof Value.Known || (address instanceof Value.Names && !address.isSeveral());
        if (!isCertain) {
            return address;
        }
        Matcher host = HOST_PART.matcher(address.shown());
        if (!host.lookingAt()) {
            return address;
        }
        // Programs forgive `https:///host` and `http:/host`, each in its own way.
        String name = host.group(1).toLowerCase(Locale.ROOT);
        return SCHEME.matcher(name).matches() ? Value.unknown() : Value.of(name);
    }

    private static List<Deed> reads(Value path) {
        List<Deed> deeds =
                new ArrayList<>(check(path, text -> !ADDRESS.matcher(text).lookingAt(), "an address", true));
        deeds.add(new Deed.Reads(path));
        return deeds;
    }

    /** What is read if a file lies there, or at that name with one of the endings. */
    private static List<Deed> readsAlso(Value path, String... endings) {
        List<Deed> deeds = new ArrayList<>(reads(path));
        for (String ending : endings) {
            switch (path) {
                case Value.Known known -> deeds.add(new Deed.Reads(Value.of(known.text() + ending)));
                case Value.Choice choice -> deeds.add(new Deed.Reads(with(choice.texts(), ending)));
                case Value.Names names -> deeds.add(new Deed.Reads(with(names.texts(), ending)));
                // Where it is not known which file is read, that is said already.
                case Value.Digits ignored -> {}
                case Value.Any ignored -> {}
                case Value.Many ignored -> {}
                case Value.Below ignored -> deeds.add(new Deed.Unclear("looks for names with other endings"));
            }
        }
        return deeds;
    }

    private static Value with(List<String> texts, String ending) {
        return new Value.Choice(texts.stream().map(text -> text + ending).toList());
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
