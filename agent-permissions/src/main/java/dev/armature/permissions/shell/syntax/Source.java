package dev.armature.permissions.shell.syntax;

import java.util.Arrays;

/**
 * Characters to parse and where each stands in the whole text. The two differ in backquotes and here-documents, which are read
 * again after backslashes, tabs or line continuations were taken out.
 */
final class Source {

    private final String text;
    private final int[] offsets;

    private Source(String text, int[] offsets) {
        this.text = text;
        this.offsets = offsets;
    }

    static Source whole(String text) {
        return new Source(text, new int[0]);
    }

    int length() {
        return text.length();
    }

    char charAt(int index) {
        return text.charAt(index);
    }

    /** Where the character stands in the whole text; for the length, where the text behind the last one begins. */
    int offset(int index) {
        return offsets.length == 0 ? index : offsets[index];
    }

    /** Where the character before {@code index} ends in the whole text. */
    int endBefore(int index) {
        return index == 0 ? offset(0) : offset(index - 1) + 1;
    }

    /** Collects characters and their offsets. */
    static final class Builder {

        private final StringBuilder text = new StringBuilder();
        private int[] offsets = new int[8];

        void add(char c, int offset) {
            put(offset);
            text.append(c);
        }

        void addAll(Builder other) {
            for (int index = 0; index < other.text.length(); index++) {
                add(other.text.charAt(index), other.offsets[index]);
            }
        }

        boolean holds(String expected) {
            return text.length() == expected.length() && expected.contentEquals(text);
        }

        String text() {
            return text.toString();
        }

        /** The source, whose end stands at {@code endOffset}. */
        Source build(int endOffset) {
            put(endOffset);
            return new Source(text.toString(), Arrays.copyOf(offsets, text.length() + 1));
        }

        private void put(int offset) {
            if (text.length() == offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * offsets.length);
            }
            offsets[text.length()] = offset;
        }
    }
}
