package dev.armature.testkit.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into the pieces in which a model says it. */
public final class Pieces {
    private Pieces() {}

    /**
     * Pieces of so many characters that together are the text, no piece for an empty one. A piece is text of its own, so one
     * that would end within a surrogate pair takes it whole.
     *
     * @param most at least 1
     */
    public static List<String> of(String text, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a piece has at least 1 character, was " + most);
        }
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = most < text.length() - from ? from + most : text.length();
            boolean splitsPair = to < text.length() && Character.isSurrogatePair(text.charAt(to - 1), text.charAt(to));
            to += splitsPair ? 1 : 0;
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
