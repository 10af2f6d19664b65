package dev.armature.toolbox.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The shortest way from one list of lines to another, after E. W. Myers, "An O(ND) Difference Algorithm" (1986): furthest
 * reaching paths for 0, 1, 2 ... edits; every round is kept, so that the way can be walked back. Memory grows with the
 * square of the number of edits, so beyond {@link #MOST_EDITS} the differing middle counts as replaced in one piece.
 */
final class LineEdits {
    private static final int MOST_EDITS = 1_000;

    private LineEdits() {}

    /** Lines {@code [oldStart, oldEnd)} were replaced by {@code [newStart, newEnd)}; one of them may be empty. */
    record Edit(int oldStart, int oldEnd, int newStart, int newEnd) {
        int oldCount() {
            return oldEnd - oldStart;
        }

        int newCount() {
            return newEnd - newStart;
        }
    }

    static List<Edit> between(List<String> old, List<String> fresh) {
        int start = 0;
        while (start < old.size() && start < fresh.size() && old.get(start).equals(fresh.get(start))) {
            start++;
        }
        int end = 0;
        while (end < old.size() - start
                && end < fresh.size() - start
                && old.get(old.size() - 1 - end).equals(fresh.get(fresh.size() - 1 - end))) {
            end++;
        }
        List<String> a = old.subList(start, old.size() - end);
        List<String> b = fresh.subList(start, fresh.size() - end);
        return a.isEmpty() && b.isEmpty() ? List.of() : shifted(middle(a, b), start);
    }

    private static List<Edit> shifted(List<Edit> edits, int by) {
        return edits.stream()
                .map(edit ->
                        new Edit(edit.oldStart() + by, edit.oldEnd() + by, edit.newStart() + by, edit.newEnd() + by))
                .toList();
    }

    private static List<Edit> middle(List<String> a, List<String> b) {
        List<Edit> whole = List.of(new Edit(0, a.size(), 0, b.size()));
        if (a.isEmpty() || b.isEmpty()) {
            return whole;
        }
        int most = Math.min(MOST_EDITS, a.size() + b.size());
        int offset = most + 1;
        int[] reach = new int[2 * most + 3];
        List<int[]> rounds = new ArrayList<>();
        for (int d = 0; d <= most; d++) {
            for (int k = -d; k <= d; k += 2) {
                boolean down = k == -d || (k != d && reach[offset + k - 1] < reach[offset + k + 1]);
                int x = down ? reach[offset + k + 1] : reach[offset + k - 1] + 1;
                while (x < a.size()
                        && x - k < b.size()
                        && x - k >= 0
                        && a.get(x).equals(b.get(x - k))) {
                    x++;
                }
                reach[offset + k] = x;
                if (x >= a.size() && x - k >= b.size()) {
                    return walkedBack(rounds, a.size(), b.size(), d);
                }
            }
            int[] kept = new int[2 * d + 3];
            System.arraycopy(reach, offset - d - 1, kept, 0, kept.length);
            rounds.add(kept);
        }
        return whole;
    }

    /** {@code rounds.get(d)} holds the reach of the diagonals {@code -d - 1} to {@code d + 1}. */
    private static List<Edit> walkedBack(List<int[]> rounds, int endX, int endY, int edits) {
        Deque<Edit> way = new ArrayDeque<>();
        int x = endX;
        int y = endY;
        for (int d = edits; d > 0; d--) {
            int[] reach = rounds.get(d - 1);
            int k = x - y;
            boolean down = k == -d || (k != d && reach[k - 1 + d] < reach[k + 1 + d]);
            int fromX = down ? reach[k + 1 + d] : reach[k - 1 + d];
            int fromY = fromX - (down ? k + 1 : k - 1);
            prepend(way, down ? new Edit(fromX, fromX, fromY, fromY + 1) : new Edit(fromX, fromX + 1, fromY, fromY));
            x = fromX;
            y = fromY;
        }
        return List.copyOf(way);
    }

    /** Neighbours become one edit. */
    private static void prepend(Deque<Edit> way, Edit edit) {
        Edit next = way.peekFirst();
        if (next != null && edit.oldEnd() == next.oldStart() && edit.newEnd() == next.newStart()) {
            way.removeFirst();
            way.addFirst(new Edit(edit.oldStart(), next.oldEnd(), edit.newStart(), next.newEnd()));
        } else {
            way.addFirst(edit);
        }
    }
}
