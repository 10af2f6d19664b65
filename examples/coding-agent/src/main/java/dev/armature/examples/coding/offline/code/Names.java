package dev.armature.examples.coding.offline.code;

import java.util.regex.Pattern;

/** What a name is: letters of any script, digits, {@code _} and {@code $}. A name is never found within a longer one. */
public final class Names {
    /** With what an expression begins in which {@code \w} and {@code \b} know the letters of every script. */
    public static final String EVERY_SCRIPT = "(?U)";

    /** One name, as a part of an expression that begins with {@link #EVERY_SCRIPT}. */
    public static final String NAME = "[\\p{Alpha}_$][\\w$]*";

    private static final String CUT = "…[+";

    private Names() {}

    /** Where the name stands as a whole. */
    public static Pattern whole(String name) {
        return compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])");
    }

    /** The expression, which knows the letters of every script. */
    public static Pattern compile(String expression) {
        return Pattern.compile(expression, Pattern.UNICODE_CHARACTER_CLASS);
    }

    /**
     * What to search for to find all lines that {@link #has} the name, in an expression that every search tool reads alike:
     * at a letter that is not ASCII they do not agree on where a word ends, so it may find more.
     */
    public static String search(String name) {
        return edge(name.charAt(0)) + name.replaceAll("[$.]", "\\\\$0") + edge(name.charAt(name.length() - 1));
    }

    private static String edge(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '_') ? "\\b" : "";
    }

    /** Whether the line has the name with no letter, digit or {@code _} beside it; a line that was cut may have it further on. */
    public static boolean has(String name, String line) {
        return line.contains(CUT)
                || compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w)")
                        .matcher(line)
                        .find();
    }
}
