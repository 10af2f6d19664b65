package dev.armature.toolbox.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pattern for paths whose parts are joined by {@code /}: {@code *} and {@code ?} stay within a part, {@code **} is any
 * number of parts, <code>{a,b}</code> is one of several, {@code [a-z]} and {@code [!a-z]} are one character. A backslash
 * takes the next character as it is. Matching takes time in proportion to pattern times path, whatever they are.
 */
public final class GlobPattern {
    private static final int MOST_ALTERNATIVES = 256;

    private final List<List<GlobPart>> alternatives;

    private GlobPattern(List<List<GlobPart>> alternatives) {
        this.alternatives = alternatives;
    }

    /**
     * Reads a pattern. One without {@code /} matches the last part of a path wherever it is.
     *
     * @throws IllegalArgumentException when it is empty, a brace or bracket is not closed, or braces multiply beyond 256
     */
    public static GlobPattern parse(String pattern) {
        if (pattern.isBlank()) {
            throw new IllegalArgumentException("the pattern is empty; `**` finds everything");
        }
        return new GlobPattern(Braces.expanded(pattern, MOST_ALTERNATIVES).stream()
                .map(GlobPattern::floating)
                .toList());
    }

    /** Reads a pattern in which braces mean themselves and that starts at the first part. */
    static GlobPattern anchored(String pattern) {
        return new GlobPattern(List.of(parts(pattern)));
    }

    private static List<GlobPart> floating(String pattern) {
        String plain = pattern.startsWith("./") ? pattern.substring(2) : pattern;
        return parts(plain.contains("/") ? plain : "**/" + plain);
    }

    private static List<GlobPart> parts(String pattern) {
        List<GlobPart> parts = new ArrayList<>();
        for (String part : pattern.split("/", -1)) {
            boolean anyDepth = part.equals("**");
            boolean again = !parts.isEmpty() && parts.getLast().isAnyDepth();
            if (!part.isEmpty() && !(anyDepth && again)) {
                parts.add(anyDepth ? GlobPart.ANY_DEPTH : GlobPart.parse(part));
            }
        }
        if (!parts.isEmpty() && parts.getLast().isAnyDepth()) {
            parts.add(GlobPart.parse("*")); // what is in a folder, and not the folder
        }
        return parts;
    }

    /** Whether a relative path fits as a whole. */
    public boolean matches(String path) {
        List<String> names = Arrays.asList(path.split("/", -1));
        return alternatives.stream().anyMatch(parts -> matches(parts, names));
    }

    /** {@code reached[n]}: the parts looked at so far can end before the name {@code n}. */
    private static boolean matches(List<GlobPart> parts, List<String> names) {
        boolean[] reached = new boolean[names.size() + 1];
        reached[0] = true;
        for (GlobPart part : parts) {
            boolean[] next = new boolean[names.size() + 1];
            for (int n = 0; n <= names.size(); n++) {
                if (part.isAnyDepth()) {
                    next[n] = reached[n] || (n > 0 && next[n - 1]);
                } else {
                    next[n] = n > 0 && reached[n - 1] && part.matches(names.get(n - 1));
                }
            }
            reached = next;
        }
        return reached[names.size()];
    }
}
