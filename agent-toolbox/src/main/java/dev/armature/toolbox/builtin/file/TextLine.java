package dev.armature.toolbox.builtin.file;

import java.util.ArrayList;
import java.util.List;

/**
 * A line and where it stands.
 *
 * @param text without its line break
 * @param start of the line in the whole text
 * @param end after its last character
 * @param endWithBreak after its line break; equal to {@code end} for a last line without one
 */
record TextLine(String text, int start, int end, int endWithBreak) {

    static List<TextLine> of(String text) {
        List<TextLine> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int endWithBreak = newline < 0 ? text.length() : newline + 1;
            int end = newline < 0 ? text.length() : newline;
            if (newline > start && text.charAt(newline - 1) == '\r') {
                end--;
            }
            lines.add(new TextLine(text.substring(start, end), start, end, endWithBreak));
            start = endWithBreak;
        }
        return lines;
    }

    boolean hasBreak() {
        return endWithBreak > end;
    }
}
