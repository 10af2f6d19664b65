package dev.armature.permissions.shell.syntax;

import java.util.List;

/** A piece of a word. What is quoted and what is not is told by the kind of part, so no character needs a second look. */
public sealed interface WordPart extends Node permits WordPart.Text, WordPart.Special, Expansion, Substitution {

    /** A part whose text is what it says. */
    sealed interface Text extends WordPart {}

    /** Unquoted syntax that stands for other text, expansions and substitutions apart. */
    sealed interface Special extends WordPart {}

    /** Characters without quoting of their own (they may stand within double quotes). */
    record Literal(Span span, String text) implements Text {}

    /** The character after a backslash, as one code point. */
    record Escaped(Span span, String character) implements Text {}

    /** {@code '...'} */
    record SingleQuoted(Span span, String text) implements Text {}

    /**
     * {@code $'...'}, decoded.
     *
     * @param encoded whether a character beyond ASCII is written by its number, as in <code>&#92;u00e9</code>: bash leaves it as it
     *     stands if the locale has no such character
     */
    record AnsiQuoted(Span span, boolean encoded, String text) implements Text {}

    /**
     * {@code "..."}
     *
     * @param translated written {@code $"..."}: bash looks its text up in the message catalogue of the locale
     */
    record DoubleQuoted(Span span, boolean translated, List<WordPart> parts) implements Text {
        public DoubleQuoted {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A home directory: {@code ~}, {@code ~user}, {@code ~+}, {@code ~-}.
     *
     * @param name what follows the tilde, often empty
     */
    record Tilde(Span span, String name) implements Special {}

    /**
     * Pattern characters: {@code *}, {@code ?} or a bracket expression. One that holds quoting or expansions is only its
     * {@code [}; its contents follow as parts.
     */
    record Glob(Span span, String text) implements Special {}

    /**
     * {@code @(a|b)} and its kin, understood within {@code [[ ]]} only (elsewhere bash knows them if asked to).
     *
     * @param operator one of {@code ? * + @ !}
     */
    record ExtendedGlob(Span span, char operator, List<Word> patterns) implements Special {
        public ExtendedGlob {
            patterns = List.copyOf(patterns);
        }
    }

    /** <code>{a,b}</code>: the word once for each alternative. There are two or more. */
    record BraceList(Span span, List<Word> alternatives) implements Special {
        public BraceList {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * <code>{1..9}</code>, <code>{a..e..2}</code>: the word once for each value.
     *
     * @param step as written, empty if left out
     */
    record BraceRange(Span span, String first, String last, String step) implements Special {}

    /** {@code (a b [k]=c)} as the value of an assignment or of an argument to {@code declare} and its kin. */
    record ArrayLiteral(Span span, List<ArrayElement> elements) implements Special {
        public ArrayLiteral {
            elements = List.copyOf(elements);
        }
    }

    /** A value of an array literal. */
    record ArrayElement(Span span, Subscript subscript, boolean appends, Word value) implements Node {}

    /** Appends what the parts say if none is expanded; false, with part of the text appended, otherwise. */
    static boolean appendKnown(List<WordPart> parts, StringBuilder text) {
        for (WordPart part : parts) {
            boolean known = switch (part) {
                case Literal literal -> append(text, literal.text());
                case Escaped escaped -> append(text, escaped.character());
                case SingleQuoted quoted -> append(text, quoted.text());
                case AnsiQuoted quoted -> !quoted.encoded() && append(text, quoted.text());
                case DoubleQuoted quoted -> !quoted.translated() && appendKnown(quoted.parts(), text);
                case Special ignored -> false;
                case Expansion ignored -> false;
                case Substitution ignored -> false;
            };
            if (!known) {
                return false;
            }
        }
        return true;
    }

    private static boolean append(StringBuilder text, String piece) {
        text.append(piece);
        return true;
    }
}
