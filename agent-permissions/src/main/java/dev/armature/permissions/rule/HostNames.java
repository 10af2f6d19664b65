package dev.armature.permissions.rule;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be the name of a host in a text that is not understood. */
final class HostNames {

    /** The name of an option and its value may be one word, as in {@code -tHhost.test}. */
    private static final int LONGEST_CLUSTER = 20;

    /** A name with a dot in it; without one it would be any word. */
    private static final Pattern NAME =
            Pattern.compile("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]++)+|localhost");

    /** What resolvers take for a full stop (RFC 3490, 3.1). */
    private static final Pattern FULL_STOP = Pattern.compile("[\u3002\uFF0E\uFF61]");

    private static final Pattern ENCODED = Pattern.compile("%([2-7][0-9A-Fa-f])");

    private HostNames() {}

    /** Whether one of those stands in the text. */
    static boolean hasOne(String text, Predicate<String> isOne) {
        Matcher name = NAME.matcher(plain(text));
        while (name.find()) {
            if (isOne.test(name.group()) || (name.group().startsWith("-") && hasEnd(name.group(), isOne))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasEnd(String name, Predicate<String> isOne) {
        int longest = Math.min(name.indexOf('.'), LONGEST_CLUSTER);
        for (int at = 1; at < longest; at++) {
            if (isOne.test(name.substring(at))) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String text) {
        String decoded = ENCODED.matcher(text).replaceAll(HostNames::character);
        return FULL_STOP.matcher(decoded).replaceAll(".").toLowerCase(Locale.ROOT);
    }

    private static String character(MatchResult encoded) {
        return Matcher.quoteReplacement(Character.toString(Integer.parseInt(encoded.group(1), 16)));
    }
}
