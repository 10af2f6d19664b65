package dev.armature.permissions.path;

import java.util.Locale;

/**
 * A pattern for one piece of text: {@code *} stands for any run of characters, {@code ?} for one code point. Matching takes time
 * proportional to pattern times text at worst, whatever the pattern. Immutable and thread-safe.
 */
public final class Glob {

    /** Stand for the wildcards in a pattern; no text that is matched may say what they say. */
    private static final char ANY_RUN = '\uE000';

    private static final char ANY_ONE = '\uE001';

    private final String pattern;

    private Glob(String pattern) {
        this.pattern = pattern;
    }

    /** A glob in which every {@code *} and {@code ?} is a wildcard. */
    public static Glob of(String text) {
        Builder builder = new Builder();
        text.chars().forEach(c -> builder.append((char) c, false));
        return builder.build();
    }

    /** Whether every text matches. */
    public boolean isAnything() {
        return !pattern.isEmpty() && pattern.chars().allMatch(c -> c == ANY_RUN);
    }

    /** Whether one text alone matches. */
    public boolean isLiteral() {
        return pattern.chars().noneMatch(c -> c == ANY_RUN || c == ANY_ONE);
    }

    /** The same pattern in lower case. */
    public Glob folded() {
        return new Glob(pattern.toLowerCase(Locale.ROOT));
    }

    /** Whether all of {@code text} matches; case counts. */
    public boolean matches(String text) {
        int p = 0;
        int t = 0;
        int retryPattern = -1;
        int retryText = -1;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == ANY_RUN) {
                retryPattern = ++p;
                retryText = t;
            } else if (p < pattern.length() && pattern.charAt(p) == ANY_ONE) {
                p++;
                t += Character.charCount(text.codePointAt(t));
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
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

    /** The pattern as it was written. */
    @Override
    public String toString() {
        return pattern.replace(ANY_RUN, '*').replace(ANY_ONE, '?');
    }

    /** Collects a pattern whose quoted parts are literal. */
    public static final class Builder {

        private final StringBuilder pattern = new StringBuilder();

        /**
         * Adds a character, which stands for itself if it is {@code literal}.
         *
         * @throws IllegalArgumentException for two characters of the private use area
         */
        public void append(char c, boolean literal) {
            if (c == ANY_RUN || c == ANY_ONE) {
                throw new IllegalArgumentException("private-use characters cannot stand in a pattern");
            }
            boolean wildcard = !literal && (c == '*' || c == '?');
            pattern.append(wildcard ? (c == '*' ? ANY_RUN : ANY_ONE) : c);
        }

        /** The pattern so far. */
        public Glob build() {
            return new Glob(pattern.toString());
        }
    }
}
