package dev.armature.permissions.shell.syntax;

/**
 * A character that people don't see, or take for another, where a command is shown to them.
 *
 * @param codePoint the character, or the value of a lone surrogate
 */
public record HiddenCharacter(Kind kind, Span span, int codePoint) {

    /** What is wrong with it. */
    public enum Kind {
        NUL("a NUL, which bash drops"),
        CARRIAGE_RETURN("a carriage return, which hides the text before it"),
        CONTROL("a control character"),
        BIDI("a mark that changes the order in which text is shown"),
        INVISIBLE("a character that isn't shown"),
        TAG("a tag character, which isn't shown"),
        BLANK("a blank that bash doesn't take for one"),
        SURROGATE("half of a character");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }
    }

    /** For people: where in {@code text} it stands, and what it is. */
    public String sentence(String text) {
        return "%s: `U+%04X` is %s. Remove it, or write it as an escape in `$'...'`."
                .formatted(Position.of(text, span.start()), codePoint, kind.meaning);
    }
}
