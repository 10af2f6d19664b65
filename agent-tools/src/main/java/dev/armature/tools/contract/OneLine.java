package dev.armature.tools.contract;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Text of unknown origin on one line, as people see it: line ends, control characters and characters that are not shown or
 * that turn the direction of others are written out, for a person who decides by that line must not be deceived by it.
 */
public final class OneLine {
    /** Controls, line and paragraph ends, half surrogate pairs, format characters and the tag characters. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\x{E0000}-\\x{E0FFF}]");

    private OneLine() {}

    /** The text, with what could not be seen in it written as Java would escape it. */
    public static String of(String text) {
        return UNSEEN.matcher(text).replaceAll(found -> "\\\\" + escape(found));
    }

    private static String escape(MatchResult found) {
        int c = found.group().codePointAt(0);
        return switch (c) {
            case '\n' -> "n";
            case '\r' -> "r";
            case '\t' -> "t";
            default -> String.format(Character.isBmpCodePoint(c) ? "u%04x" : "u{%x}", c);
        };
    }
}
