package dev.armature.permissions.matching;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be the name of a host in a text that is not understood. */
final class HostNames {

    /** Of what stands between two full stops. */
    private static final int LONGEST_LABEL = 63;

    /** An option and its value may be one word, as in {@code -tHhost.test}, and a line end a letter, as in {@code \\nhost.test}. */
    private static final String BEFORE_NAME = "-+/\\\\";

    /** A name with a dot in it; without one it would be any word. */
    private static final Pattern NAME =
            Pattern.compile("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]++)+|localhost");

    /** What resolvers take for a full stop (RFC 3490, 3.1). */
    private static final Pattern FULL_STOP = Pattern.compile("[\u3002\uFF0E\uFF61]");

    private static final Pattern ENCODED = Pattern.compile("%([0-7][0-9A-Fa-f])");

    private HostNames() {}

    /** Whether one of those stands in the text. */
    static boolean hasOne(String text, Predicate<String> isOne) {
        String plain = plain(text);
        Matcher name = NAME.matcher(plain);
        while (name.find()) {
            boolean isCluster = name.group().startsWith("-")
                    || (name.start() > 0 && BEFORE_NAME.indexOf(plain.charAt(name.start() - 1)) >= 0);
            if (isOne.test(name.group()) || (isCluster && hasEnd(name.group(), isOne))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasEnd(String name, Predicate<String> isOne) {
        int end = name.indexOf('.');
        for (int at = Math.max(1, end - LONGEST_LABEL); at < end; at++) {
            if (isOne.test(name.substring(at))) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String text) {
        String decoded = ENCODED.matcher(text).replaceAll(HostNames::character);
        // As names of hosts are made of other letters that look alike or are the same (UTS 46).
        String composed = Normalizer.normalize(decoded, Normalizer.Form.NFKC);
        return FULL_STOP.matcher(composed).replaceAll(".").toLowerCase(Locale.ROOT);
    }

    private static String character(MatchResult encoded) {
        return Matcher.quoteReplacement(Character.toString(Integer.parseInt(encoded.group(1), 16)));
    }
}
