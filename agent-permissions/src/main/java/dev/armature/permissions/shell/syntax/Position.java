package dev.armature.permissions.shell.syntax;

/**
 * A place in a text as people count: lines and columns from 1, columns in characters.
 *
 * @param line from 1
 * @param column from 1, in code points
 */
public record Position(int line, int column) {

    /** The place of the UTF-16 offset in {@code text}; an offset past the end is the end. Reads the text up to there. */
    public static Position of(String text, int offset) {
        int end = Math.min(offset, text.length());
        int line = 1;
        int lineStart = 0;
        for (int index = 0; index < end; index++) {
            if (text.charAt(index) == '\n') {
                line++;
                lineStart = index + 1;
            }
        }
        return new Position(line, text.codePointCount(lineStart, end) + 1);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
