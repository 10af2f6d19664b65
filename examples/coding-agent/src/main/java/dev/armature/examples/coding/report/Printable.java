package dev.armature.examples.coding.report;

/**
 * Makes text safe for a terminal: a model, a file or a command's output must not move the cursor, change colours, turn the
 * direction of what a person is asked to approve, or hide a part of it.
 */
public final class Printable {
    private static final int TAGS = 0xE0000;
    private static final int TAGS_END = 0xE0FFF;

    private Printable() {}

    /** The text with control and direction characters written out as {@code \\u001b}; line breaks and tabs stay. */
    public static String text(String text) {
        return escape(text.replace("\r\n", "\n"), true);
    }

    /** The text on one line, with whatever cannot be seen written out. */
    public static String line(String text) {
        return escape(text, false);
    }

    /**
     * The same JSON, with what {@link #text} would write out as escapes of JSON: whoever prints it raw sees no more of it than
     * of a text. Such characters stand only within the strings of JSON.
     */
    public static String json(String json) {
        if (json.codePoints().allMatch(c -> isHarmless(c, true))) {
            return json;
        }
        StringBuilder safe = new StringBuilder(json.length() + 16);
        json.codePoints().forEach(c -> {
            if (isHarmless(c, true)) {
                safe.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    safe.append(String.format("\\u%04x", (int) unit));
                }
            }
        });
        return safe.toString();
    }

    private static String escape(String text, boolean keepsLines) {
        if (text.codePoints().allMatch(c -> isHarmless(c, keepsLines))) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isHarmless(c, keepsLines)) {
                safe.appendCodePoint(c);
            } else {
                safe.append(escaped(c));
            }
        });
        return safe.toString();
    }

    private static String escaped(int c) {
        return switch (c) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> String.format(Character.isBmpCodePoint(c) ? "\\u%04x" : "\\u{%x}", c);
        };
    }

    private static boolean isHarmless(int c, boolean keepsLines) {
        if (c == '\n' || c == '\t') {
            return keepsLines;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            case Character.FORMAT -> keepsLines && !turnsOrHides(c);
            default -> c < TAGS || c > TAGS_END;
        };
    }

    /** Direction marks, the byte order mark and invisible letters; joiners of letters and of emoji may stay in prose. */
    private static boolean turnsOrHides(int c) {
        byte direction = Character.getDirectionality(c);
        return direction != Character.DIRECTIONALITY_BOUNDARY_NEUTRAL
                || c == 0xFEFF
                || (c >= TAGS && c <= TAGS_END)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
