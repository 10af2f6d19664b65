package dev.armature.toolbox.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What changed between two texts, line by line.
 *
 * @param added lines only in the new text
 * @param removed lines only in the old text
 * @param hunks the changes as {@code diff -u} writes them, without the two file lines; empty when nothing changed
 */
public record UnifiedDiff(int added, int removed, String hunks) {
    private static final int CONTEXT = 3;

    public static UnifiedDiff between(String before, String after) {
        List<String> old = Lines.of(before);
        List<String> fresh = Lines.of(after);
        List<LineEdits.Edit> edits = LineEdits.between(old, fresh);
        int removed = edits.stream().mapToInt(LineEdits.Edit::oldCount).sum();
        int added = edits.stream().mapToInt(LineEdits.Edit::newCount).sum();
        return new UnifiedDiff(added, removed, hunks(old, fresh, edits));
    }

    /** {@code +3 -1 lines}. */
    public String stat() {
        return "+%,d -%,d lines".formatted(added, removed);
    }

    private static String hunks(List<String> old, List<String> fresh, List<LineEdits.Edit> edits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < edits.size(); ) {
            List<LineEdits.Edit> hunk = new ArrayList<>(List.of(edits.get(i++)));
            while (i < edits.size() && edits.get(i).oldStart() - hunk.getLast().oldEnd() <= 2 * CONTEXT) {
                hunk.add(edits.get(i++));
            }
            append(text, hunk, old, fresh);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<LineEdits.Edit> hunk, List<String> old, List<String> fresh) {
        int oldFrom = Math.max(0, hunk.getFirst().oldStart() - CONTEXT);
        int oldTo = Math.min(old.size(), hunk.getLast().oldEnd() + CONTEXT);
        int newFrom = hunk.getFirst().newStart() - (hunk.getFirst().oldStart() - oldFrom);
        int newTo = hunk.getLast().newEnd() + (oldTo - hunk.getLast().oldEnd());
        text.append("@@ -%s +%s @@%n"
                .formatted(range(oldFrom, oldTo), range(newFrom, newTo))
                .replace("\r", ""));
        int at = oldFrom;
        for (LineEdits.Edit edit : hunk) {
            old.subList(at, edit.oldStart())
                    .forEach(line -> text.append(' ').append(line).append('\n'));
            old.subList(edit.oldStart(), edit.oldEnd())
                    .forEach(line -> text.append('-').append(line).append('\n'));
            fresh.subList(edit.newStart(), edit.newEnd())
                    .forEach(line -> text.append('+').append(line).append('\n'));
            at = edit.oldEnd();
        }
        old.subList(at, oldTo).forEach(line -> text.append(' ').append(line).append('\n'));
    }

    /** The first line's number counts from one; for no lines it is that of the line before. */
    private static String range(int from, int to) {
        int count = to - from;
        int first = count == 0 ? from : from + 1;
        return count == 1 ? String.valueOf(first) : first + "," + count;
    }
}
