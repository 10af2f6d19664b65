package dev.armature.permissions.path;

import java.util.BitSet;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A pattern for one piece of text: {@code *} stands for any run of characters, {@code ?} for one code point. Matching takes time
 * proportional to pattern times text at worst, whatever the pattern. Immutable and thread-safe.
 */
public final class Glob {

    private final String pattern;
    /** Whether the character at that place of the pattern is a wildcard, rather than itself. */
    private final boolean[] wild;

    private Glob(String pattern, boolean[] wild) {
        this.pattern = pattern;
        this.wild = wild;
    }

    /** A glob in which every {@code *} and {@code ?} is a wildcard. */
    public static Glob of(String text) {
        Builder builder = new Builder();
        text.chars().forEach(c -> builder.append((char) c, false));
        return builder.build();
    }

    /** Whether every text matches. */
    public boolean isAnything() {
        return !pattern.isEmpty() && IntStream.range(0, wild.length).allMatch(at -> isWild(at, '*'));
    }

    /** Whether one text alone matches. */
    public boolean isLiteral() {
        return IntStream.range(0, wild.length).noneMatch(at -> wild[at]);
    }

    /** The same pattern in lower case. */
    public Glob folded() {
        Builder folded = new Builder();
        int at = 0;
        while (at < wild.length) {
            int end = at;
            while (end < wild.length && !wild[end]) {
                end++;
            }
            pattern.substring(at, end).toLowerCase(Locale.ROOT).chars().forEach(c -> folded.append((char) c, true));
            if (end < wild.length) {
                folded.append(pattern.charAt(end), false);
            }
            at = end + 1;
        }
        return folded.build();
    }

    private boolean isWild(int at, char wildcard) {
        return at < wild.length && wild[at] && pattern.charAt(at) == wildcard;
    }

    /** Whether all of {@code text} matches; case counts. */
    public boolean matches(String text) {
        int p = 0;
        int t = 0;
        int retryPattern = -1;
        int retryText = -1;
        while (t < text.length()) {
            if (isWild(p, '*')) {
                retryPattern = ++p;
                retryText = t;
            } else if (isWild(p, '?')) {
                p++;
                t += Character.charCount(text.codePointAt(t));
            } else if (p < wild.length && !wild[p] && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (retryPattern >= 0) {
                p = retryPattern;
                t = ++retryText;
            } else {
                return false;
            }
        }
        while (isWild(p, '*')) {
            p++;
        }
        return p == wild.length;
    }

    /** The pattern as it was written. */
    @Override
    public String toString() {
        return pattern;
    }

    /** Collects a pattern whose quoted parts are literal. */
    public static final class Builder {

        private final StringBuilder pattern = new StringBuilder();
        private final BitSet wild = new BitSet();

        /** Adds a character, which stands for itself if it is {@code literal}. */
        public void append(char c, boolean literal) {
            if (!literal && (c == '*' || c == '?')) {
                wild.set(pattern.length());
            }
            pattern.append(c);
        }

        /** The pattern so far. */
        public Glob build() {
            boolean[] places = new boolean[pattern.length()];
            wild.stream().forEach(at -> places[at] = true);
            return new Glob(pattern.toString(), places);
        }
    }
}
