package dev.armature.examples.coding.offline;

import dev.armature.examples.coding.offline.code.Language;
import dev.armature.examples.coding.offline.code.Names;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what is to be renamed out of a prompt: {@code rename [the KIND] OLD [in PLACE] to NEW [in PLACE]}. What is said of
 * the place is either understood or refused, never passed over: a wider change than the one that was asked for is worse
 * than none.
 */
final class RenameWish {
    /** What a rename can be kept to, for refusals. */
    static final String PLACES =
            "I can keep a rename to one file (\"in FILE.java\"), a variable to one method (\"in METHOD()\"),"
                    + " and a method or field to the type that alone defines it (\"TYPE.NAME\").";

    private static final String WORD = "[`'\"]?(" + Wish.NAME + ")(?:\\([^)]*\\))?[`'\"]?";
    private static final Pattern VERB = Pattern.compile("(?isU)\\b(?:rename|change the name of|refactor)\\b\\s*(.*)$");
    private static final Pattern OF_USES = Pattern.compile(
            "(?iU)\\b(?:all\\s+|every\\s+)?(?:the\\s+)?(?:occurrences?|uses?|usages?|references?|instances?|name)\\s+(?:of|to)\\s+");
    private static final Pattern IN_FILE = Pattern.compile(
            "(?iU)\\b(?:only\\s+)?(?:in|within|inside|of|from)\\s+(?:only\\s+)?(?:the\\s+)?(?:file\\s+)?[`'\"]?((?:[\\w.$-]+/)*[\\w$-]+\\.[A-Za-z]{1,5})\\b[`'\"]?(?:\\s+only\\b)?");
    private static final Pattern PLACE = Pattern.compile(
            "(?isU)\\b(?:only\\s+)?(?:in|within|inside|of|under|across|throughout|from)\\s+(.+?)(?=\\s+(?:to|into|as|in|within|inside|under|across|throughout)\\s|\\s*(?:->|=>|→)|[,;]|[.!?](?:\\s|$)|$)");
    private static final Pattern EVERYWHERE = Pattern.compile(
            "(?iU)(?:(?:the|this|that|all|every|each|my|our|whole|entire|other|of|java|source)\\s+)*(?:files?|projects?|code ?base|code|repo(?:sitory)?|workspace|tree|places?|sources?|folder|directory|here|everywhere)(?:\\s+(?:here|too|please))*");
    private static final Pattern METHOD =
            Pattern.compile("(?iU)(?:only\\s+)?(?:the\\s+)?(?:method|function|constructor)\\s+" + WORD + "|(?:the\\s+)?"
                    + WORD + "\\s+(?:method|function)");
    private static final Pattern TYPE =
            Pattern.compile("(?iU)(?:only\\s+)?(?:the\\s+)?(?:class|record|interface|enum|type)\\s+" + WORD
                    + "|(?:the\\s+)?" + WORD + "\\s+(?:class|record|interface|enum)");
    private static final Pattern BARE = Names.compile(WORD);
    private static final Pattern OLD_AND_NEW = Pattern.compile(
            "(?isU)^(.*?)(?:\\b(?:to|into|as)\\b|->|=>|→)\\s*(?:be\\s+called\\s+)?(?:the\\s+)?(?:new\\s+)?(?:name\\s+)?(\\S+)");
    /** A name at the end, whatever it is, when the kind of thing stands right before it. */
    private static final Pattern AFTER_KIND = Pattern.compile(
            "(?isU)\\b(?:method|function|variable|parameter|argument|field|constant|class|interface|record|enum|type)\\s+"
                    + WORD + "\\s*$");

    private static final Set<String> NO_NAMES =
            Set.of("the", "a", "an", "something", "it", "be", "use", "this", "that");

    private RenameWish() {}

    /** The wish; empty when the prompt is about something else. */
    static Optional<Wish> read(String prompt) {
        Matcher verb = VERB.matcher(prompt);
        if (!verb.find()) {
            return Optional.empty();
        }
        String body = OF_USES.matcher(verb.group(1)).replaceAll("");
        Scope scope = Scope.EVERYWHERE;
        Matcher file = IN_FILE.matcher(body);
        if (file.find() && !Language.of(file.group(1)).isProse()) {
            scope = scope.inFile(file.group(1));
            body = without(body, file);
        }
        Matcher place = PLACE.matcher(body);
        String said = place.find() ? place.group(1).strip() : "";
        String rest = said.isEmpty() ? body : without(body, place);
        Matcher names = OLD_AND_NEW.matcher(rest);
        Optional<String> old = names.find() ? oldName(names.group(1)) : Optional.empty();
        if (old.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> longer = longer(names.group(1), old.get());
        if (longer.isPresent()) {
            return Optional.of(
                    new Wish.Impossible("`" + longer.get() + "` is no name that I can rename: expected letters,"
                            + " digits, `_` and `$`. Nothing was changed."));
        }
        Choice choice = choice(names.group(1));
        Optional<Scope> placed = said.isEmpty() ? Optional.of(scope) : placed(scope, said, choice);
        return Optional.of(
                placed.isEmpty()
                        ? new Wish.Impossible(
                                "I do not understand where `" + said + "` is, so nothing was changed. " + PLACES)
                        : wish(old.get(), names.group(2), choice, placed.get()));
    }

    private static String without(String text, Matcher found) {
        return text.substring(0, found.start()) + " " + text.substring(found.end());
    }

    private static Wish wish(String old, String written, Choice choice, Scope scope) {
        String to = written.replaceFirst("^[`'\"]", "")
                .replaceFirst("[.,;:!?]*$", "")
                .replaceFirst("[`'\"]$", "")
                .replaceFirst("\\(\\)$", "");
        if (!isName(to) || NO_NAMES.contains(to)) {
            return new Wish.Impossible("`" + to + "` cannot be a name: expected letters, digits and `_`, such as in "
                    + "\"rename " + Wish.last(old) + " to better\". Nothing was changed.");
        }
        if (!scope.method().isEmpty() && choice != Choice.VARIABLE && choice != Choice.ANYTHING) {
            return new Wish.Impossible("A " + choice.word() + " is known outside of `" + scope.method()
                    + "` too, so nothing was changed. " + PLACES);
        }
        Choice meant = scope.method().isEmpty() ? choice : Choice.VARIABLE;
        String owner = old.replaceFirst("(?:\\.|#|::)[^.#:]*$", "").replaceFirst("^.*[.#:]", "");
        boolean hasOwner = !owner.equals(old) && Character.isUpperCase(owner.charAt(0));
        return new Wish.Rename(
                Wish.last(old), Wish.last(to), meant, hasOwner && scope.type().isEmpty() ? scope.ofType(owner) : scope);
    }

    private static Optional<String> oldName(String text) {
        Matcher afterKind = AFTER_KIND.matcher(text);
        if (afterKind.find()) {
            return Optional.of(afterKind.group(1));
        }
        Optional<String> name = Wish.name(text);
        String only = text.strip();
        return name.isPresent() || !isName(only) || NO_NAMES.contains(only) ? name : Optional.of(only);
    }

    /** The word that the name is only a part of, as {@code bar} is of {@code foo-bar}; empty when it stands for itself. */
    private static Optional<String> longer(String text, String name) {
        String quoted = Pattern.quote(name);
        boolean isWhole = Names.compile("(?<![^\\s`'\"(,;:])" + quoted + "(?![^\\s`'\"(),;:.!?])")
                .matcher(text)
                .find();
        Matcher word = Names.compile("[^\\s`'\"]*" + quoted + "[^\\s`'\"]*").matcher(text);
        return isWhole || !word.find() ? Optional.empty() : Optional.of(word.group());
    }

    private static Choice choice(String before) {
        String words = before.replaceAll("[`'\"][^`'\"]*[`'\"]", " ").strip();
        if (!words.contains(" ") && isName(words) && words.equals(before.strip())) {
            return Choice.ANYTHING;
        }
        return words.matches("(?isU).*\\b(?:methods?|functions?)\\b.*")
                ? Choice.METHOD
                : words.matches("(?isU).*\\b(?:variables?|parameters?|arguments?|local)\\b.*")
                        ? Choice.VARIABLE
                        : words.matches("(?isU).*\\b(?:fields?|constants?|members?|propert(?:y|ies)|attributes?)\\b.*")
                                ? Choice.FIELD
                                : words.matches("(?isU).*\\b(?:class|interface|record|enum|type)\\b.*")
                                        ? Choice.TYPE
                                        : Choice.ANYTHING;
    }

    private static Optional<Scope> placed(Scope scope, String said, Choice choice) {
        if (EVERYWHERE.matcher(said).matches()) {
            return Optional.of(scope);
        }
        Matcher type = TYPE.matcher(said);
        if (type.matches()) {
            return Optional.of(scope.ofType(Wish.last(named(type))));
        }
        Matcher method = METHOD.matcher(said);
        if (method.matches()) {
            return Optional.of(scope.inMethod(Wish.last(named(method))));
        }
        Matcher bare = BARE.matcher(said);
        if (!bare.matches()) {
            return Optional.empty();
        }
        String name = Wish.last(bare.group(1));
        if (Character.isUpperCase(name.charAt(0))) {
            return Optional.of(scope.ofType(name));
        }
        return choice == Choice.VARIABLE || said.matches(".*\\)[`'\"]?")
                ? Optional.of(scope.inMethod(name))
                : Optional.empty();
    }

    private static boolean isName(String text) {
        return text.matches(Names.EVERY_SCRIPT + Wish.NAME);
    }

    private static String named(Matcher either) {
        return either.group(1) == null ? either.group(2) : either.group(1);
    }
}
