package dev.armature.permissions.shell.program;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is known of a word after expansion, before the script runs. */
public sealed interface Value {

    /** What begins with a zero is octal, and perhaps none. */
    Pattern NUMERAL = Pattern.compile("0|-?[1-9][0-9]*");

    /** One word whose text is certain. */
    record Known(String text) implements Value {
        public Known {
            Objects.requireNonNull(text, "text");
        }
    }

    /** One word that is one of these texts. */
    record Choice(List<String> texts) implements Value {
        public Choice {
            texts = List.copyOf(texts);
        }
    }

    /**
     * One word that is an integer.
     *
     * @param mayBeEmpty whether it may be nothing instead, because what prints it may fail
     */
    record Digits(boolean mayBeEmpty) implements Value {
        public Digits() {
            this(false);
        }
    }

    /**
     * One word whose text is not known.
     *
     * @param prefix what it certainly begins with; often empty
     * @param bare its text if everything unknown in it were empty
     */
    record Any(String prefix, String bare) implements Value {
        public Any {
            Objects.requireNonNull(prefix, "prefix");
            Objects.requireNonNull(bare, "bare");
        }
    }

    /**
     * The file names that a pattern matches, one word each, or the pattern itself if there are none.
     *
     * @param pattern as it was written
     * @param texts the words it becomes in the folder as it is now
     * @param isExact whether it becomes all of them, rather than some of them or itself
     */
    record Names(String pattern, List<String> texts, boolean isExact) implements Value {
        public Names {
            Objects.requireNonNull(pattern, "pattern");
            texts = List.copyOf(texts);
        }

        /** Whether a name that begins with a dash would match, in this folder at another time. */
        public boolean mayBeOption() {
            return !pattern.isEmpty() && "*?[-".indexOf(pattern.charAt(0)) >= 0;
        }
    }

    /**
     * Any number of words, none included, that are not known.
     *
     * @param bare the text if everything unknown in it were empty
     */
    record Many(String bare) implements Value {
        public Many {
            Objects.requireNonNull(bare, "bare");
        }
    }

    /**
     * Names of files that a search finds below a folder.
     *
     * @param root the folder, which each begins with
     * @param several any number of words rather than one
     * @param names a pattern that each file's own name fits, with {@code *} and {@code ?}; empty if none is hidden
     * @param links a pattern that the own name of each link fits which is one of them or leads to one; empty if there are none
     * @param doubt why reading them may be more than reading in that folder, as a half sentence; empty if it is not
     */
    record Below(Value root, boolean several, String names, String links, String doubt) implements Value {
        public Below {
            Objects.requireNonNull(root, "root");
            Objects.requireNonNull(names, "names");
            Objects.requireNonNull(links, "links");
            Objects.requireNonNull(doubt, "doubt");
        }
    }

    /** A word with that text. */
    static Value of(String text) {
        return new Known(text);
    }

    /** One word of which nothing is known. */
    static Value unknown() {
        return new Any("", "");
    }

    /** The texts that it may be, as far as they are known: none where nothing is known. */
    default List<String> knownTexts() {
        return allTexts().orElse(List.of());
    }

    /** All texts that it may be; empty where it may be others as well. */
    default Optional<List<String>> allTexts() {
        return switch (this) {
            case Known known -> Optional.of(List.of(known.text()));
            case Choice choice -> Optional.of(choice.texts());
            case Names names -> Optional.of(names.texts());
            case Digits ignored -> Optional.empty();
            case Any ignored -> Optional.empty();
            case Many ignored -> Optional.empty();
            case Below ignored -> Optional.empty();
        };
    }

    /** Whether the text is certain and equals {@code text}. */
    default boolean is(String text) {
        return this instanceof Known known && known.text().equals(text);
    }

    /** The text as people may see it: {@code ?} and {@code ...} stand for what is not known. */
    default String shown() {
        return switch (this) {
            case Known known -> known.text();
            case Choice choice -> String.join("|", choice.texts());
            case Digits ignored -> "#";
            case Any any -> any.prefix() + "?";
            case Names names -> names.pattern();
            case Many ignored -> "...";
            case Below below -> below.root().shown() + "/...";
        };
    }

    /** Whether it may become another number of words than one. */
    default boolean isSeveral() {
        return switch (this) {
            case Known ignored -> false;
            case Choice ignored -> false;
            case Digits ignored -> false;
            case Any ignored -> false;
            case Names names -> names.texts().size() != 1;
            case Many ignored -> true;
            case Below below -> below.several();
        };
    }

    /** Whether it certainly is an integer, or nothing, written so that the shell takes it for nothing else. */
    default boolean isNumber() {
        return switch (this) {
            case Known known -> isNumeral(known.text());
            case Choice choice -> choice.texts().stream().allMatch(Value::isNumeral);
            case Digits ignored -> true;
            case Any ignored -> false;
            case Names ignored -> false;
            case Many ignored -> false;
            case Below ignored -> false;
        };
    }

    private static boolean isNumeral(String text) {
        return NUMERAL.matcher(text).matches();
    }

    /** Whether an expression may become a wrong one if it is put in there. */
    default boolean mayBeNothing() {
        return this instanceof Digits digits && digits.mayBeEmpty();
    }

    /** Whether a word that begins with a dash is among what it may become. */
    default boolean mayBeginWithDash() {
        return switch (this) {
            case Known known -> known.text().startsWith("-");
            case Choice choice -> choice.texts().stream().anyMatch(text -> text.startsWith("-"));
            case Digits ignored -> true;
            case Any any -> any.prefix().isEmpty() || any.prefix().startsWith("-");
            case Names names -> names.mayBeOption() || names.texts().stream().anyMatch(text -> text.startsWith("-"));
            case Many ignored -> true;
            case Below below -> below.root().mayBeginWithDash();
        };
    }
}
