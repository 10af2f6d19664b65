package dev.armature.toolbox.text;

import java.util.Arrays;

/** Where the lines of a text start, so that the line of a character is found quickly. Line ends as {@link Lines} sees them. */
public final class LineStarts {
    private final int[] starts;

    private LineStarts(int[] starts) {
        this.starts = starts;
    }

    public static LineStarts of(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean windows = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !windows)) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
        return new LineStarts(Arrays.copyOf(starts, count));
    }

    /** The line, from 0, that the character at {@code index} is in. */
    public int lineAt(int index) {
        int found = Arrays.binarySearch(starts, index);
        return found >= 0 ? found : -found - 2;
    }
}
