package dev.armature.toolbox.builtin.search;

import dev.armature.toolbox.text.LineStarts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Says which lines of a text an expression matches. Used by one search, in one thread. */
final class LineMatcher {
    private final Pattern pattern;
    private final boolean spansLines;
    private final List<Integer> givenUp = new ArrayList<>();

    private LineMatcher(Pattern pattern, boolean spansLines) {
        this.pattern = pattern;
        this.spansLines = spansLines;
    }

    /**
     * Reads the expression.
     *
     * @throws IllegalArgumentException when it is none; the message says where and what to do
     */
    static LineMatcher of(String expression, boolean fixed, boolean ignoresCase, boolean spansLines) {
        int flags = (fixed ? Pattern.LITERAL : 0)
                | (ignoresCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
                | (spansLines ? Pattern.MULTILINE | Pattern.DOTALL : 0);
        try {
            return new LineMatcher(Pattern.compile(expression, flags), spansLines);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "`" + expression + "` is no regular expression: " + e.getDescription()
                            + (e.getIndex() < 0 ? "" : " at index " + e.getIndex())
                            + ". Put a backslash before characters such as `{`, `(` and `[`, or set `fixed` to search for"
                            + " the text as it is",
                    e);
        }
    }

    /** The numbers, from 0, of the lines with a match. */
    BitSet matching(String text, List<String> lines) {
        givenUp.clear();
        return spansLines ? spanning(text, lines) : oneByOne(lines);
    }

    /** The lines, from 0, of the last text on which the expression was given up; they count as not matching. */
    List<Integer> givenUp() {
        return List.copyOf(givenUp);
    }

    private BitSet oneByOne(List<String> lines) {
        BitSet matching = new BitSet();
        for (int i = 0; i < lines.size(); i++) {
            try {
                matching.set(i, pattern.matcher(BoundedText.of(lines.get(i))).find());
            } catch (BoundedText.GivenUp | StackOverflowError e) {
                givenUp.add(i);
            }
        }
        return matching;
    }

    private BitSet spanning(String text, List<String> lines) {
        BitSet matching = new BitSet();
        LineStarts starts = LineStarts.of(text);
        try {
            Matcher matcher = pattern.matcher(BoundedText.of(text));
            while (matcher.find()) {
                int first = starts.lineAt(matcher.start());
                int last = starts.lineAt(Math.max(matcher.start(), matcher.end() - 1));
                matching.set(Math.min(first, lines.size()), Math.min(last + 1, lines.size()));
            }
        } catch (BoundedText.GivenUp | StackOverflowError e) {
            givenUp.add(0);
        }
        return matching;
    }
}
