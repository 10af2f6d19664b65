package dev.armature.tools.schema;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Text of unknown origin in sentences: short, and without control characters. */
final class Quoting {
    private static final int SHOWN = 40;

    private Quoting() {}

    /** In JSON's quotes, with its escapes. */
    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** Quoted, and cut to its beginning. */
    static String brief(String text) {
        return quoted(clipped(text));
    }

    static String clipped(String text) {
        return cut(text, SHOWN);
    }

    /** At most {@code length} characters; never ends in half a character. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }
}
