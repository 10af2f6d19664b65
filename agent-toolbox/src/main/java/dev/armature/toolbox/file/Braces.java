package dev.armature.toolbox.file;

import java.util.ArrayList;
import java.util.List;

/** Writes out the alternatives in braces: {@code a{b,c}d} is {@code abd} and {@code acd}. Braces may hold braces. */
final class Braces {

    private Braces() {}

    static List<String> expanded(String pattern, int most) {
        List<String> done = new ArrayList<>();
        expand(pattern, done, most);
        return done;
    }

    private static void expand(String pattern, List<String> done, int most) {
        int open = next(pattern, 0, "{");
        if (open < 0) {
            done.add(pattern);
            if (done.size() > most) {
                throw new IllegalArgumentException(
                        "the braces stand for more than " + most + " patterns; use fewer or write `*`");
            }
            return;
        }
        List<String> choices = new ArrayList<>();
        int close = choices(pattern, open, choices);
        for (String choice : choices) {
            expand(pattern.substring(0, open) + choice + pattern.substring(close + 1), done, most);
        }
    }

    /** Collects what stands between the brace at {@code open} and its end, whose index is returned. */
    private static int choices(String pattern, int open, List<String> choices) {
        int depth = 0;
        int start = open + 1;
        for (int at = open; at >= 0; at = next(pattern, at + 1, "{},")) {
            char c = pattern.charAt(at);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0 || (depth == 1 && c == ',')) {
                choices.add(pattern.substring(start, at));
                start = at + 1;
            }
            if (depth == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException(
                "the `{` in `" + pattern + "` is not closed; write `\\{` for the character itself");
    }

    /** The next of these characters that no backslash stands before; -1 when there is none. */
    private static int next(String pattern, int from, String characters) {
        for (int i = from; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\') {
                i++;
            } else if (characters.indexOf(pattern.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
