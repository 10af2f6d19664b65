package dev.armature.permissions.rule;

import java.util.Locale;

/**
 * A pattern for one piece of text: {@code *} stands for any run of characters, {@code ?} for one. Matching takes time
 * proportional to pattern times text at worst, whatever the pattern.
 */
final class Glob {

    private static final char ANY_RUN = '\uE000';
    private static final char ANY_ONE = '\uE001';

    private final String pattern;

    private Glob(String pattern) {
        this.pattern = pattern;
    }

    /** A glob in which every {@code *} and {@code ?} is a wildcard. */
    static Glob of(String text) {
        Builder builder = new Builder();
        text.chars().forEach(c -> builder.append((char) c, false));
        return builder.build();
    }

    boolean isAnything() {
        return !pattern.isEmpty() && pattern.chars().allMatch(c -> c == ANY_RUN);
    }

    boolean isLiteral() {
        return pattern.chars().noneMatch(c -> c == ANY_RUN || c == ANY_ONE);
    }

    Glob folded() {
        return new Glob(pattern.toLowerCase(Locale.ROOT));
    }

    boolean matches(String text) {
        int p = 0;
        int t = 0;
        int retryPattern = -1;
        int retryText = -1;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == ANY_RUN) {
                retryPattern = ++p;
                retryText = t;
            } else if (p < pattern.length() && fits(pattern.charAt(p), text.charAt(t))) {
                p++;
                t++;
            } else if (retryPattern >= 0) {
                p = retryPattern;
                t = ++retryText;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == ANY_RUN) {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean fits(char wanted, char actual) {
        return wanted == ANY_ONE || wanted == actual;
    }

    /** The pattern as it was written. */
    @Override
    public String toString() {
        return pattern.replace(ANY_RUN, '*').replace(ANY_ONE, '?');
    }

    /** Collects a pattern whose quoted parts are literal. */
    static final class Builder {

        private final StringBuilder pattern = new StringBuilder();

        void append(char c, boolean literal) {
            if (c == ANY_RUN || c == ANY_ONE) {
                throw new IllegalArgumentException("private-use characters cannot stand in a pattern");
            }
            boolean wildcard = !literal && (c == '*' || c == '?');
            pattern.append(wildcard ? (c == '*' ? ANY_RUN : ANY_ONE) : c);
        }

        Glob build() {
            return new Glob(pattern.toString());
        }
    }
}
