package dev.armature.examples.coding.offline.code;

/**
 * A piece of source code. White space is no token.
 *
 * @param start offset of its first character
 * @param line number of its first line, from 1
 */
public record Token(Kind kind, String text, int start, int line) {

    /** What a token is. {@link #STRING} holds its quotes, and characters are strings too. */
    public enum Kind {
        WORD,
        NUMBER,
        STRING,
        COMMENT,
        SYMBOL
    }

    public int end() {
        return start + text.length();
    }

    public boolean is(String other) {
        return text.equals(other) && kind != Kind.STRING && kind != Kind.COMMENT;
    }

    public boolean isWord() {
        return kind == Kind.WORD;
    }
}
