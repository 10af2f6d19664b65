package dev.armature.toolbox.builtin.search;

import dev.armature.toolbox.text.Lines;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Collects what is shown of a search, from the row {@code offset} on, until there is enough. */
final class GrepReport {
    private static final int MOST_CHARS = 20_000;
    private static final int LONGEST_LINE = 500;
    private static final int MOST_GIVEN_UP = 20;

    private final GrepTool.Input input;
    private final List<String> rows = new ArrayList<>();
    private final List<String> givenUp = new ArrayList<>();
    private int chars;
    private int seen;
    private boolean more;
    private int forbidden;
    private int large;
    private int unreadable;

    GrepReport(GrepTool.Input input) {
        this.input = input;
    }

    /** Adds the lines of one file. */
    void add(String file, List<String> lines, BitSet matching, List<Integer> givenUpLines) {
        givenUpLines.forEach(line -> givenUp.add(file + ":" + (line + 1)));
        if (matching.isEmpty()) {
            return;
        }
        switch (input.outputMode()) {
            case FILES_WITH_MATCHES -> row(file);
            case COUNT -> row(file + ":" + matching.cardinality());
            case CONTENT -> content(file, lines, matching);
        }
    }

    private void content(String file, List<String> lines, BitSet matching) {
        BitSet shown = new BitSet();
        matching.stream()
                .forEach(line -> shown.set(
                        Math.max(0, line - input.linesBefore()),
                        Math.min(lines.size(), line + input.linesAfter() + 1)));
        int previous = -1;
        for (int line = shown.nextSetBit(0); line >= 0 && !more; line = shown.nextSetBit(line + 1)) {
            boolean gap = previous >= 0 && line > previous + 1;
            String mark = matching.get(line) ? ":" : "-";
            String number = input.lineNumbers() ? (line + 1) + mark : "";
            row((gap ? "--\n" : "") + file + mark + number + Lines.cut(lines.get(line), LONGEST_LINE));
            previous = line;
        }
    }

    private void row(String row) {
        if (seen++ < input.offset()) {
            return;
        }
        if (rows.size() == input.headLimit() || chars + row.length() > MOST_CHARS) {
            more = true;
            return;
        }
        chars += row.length() + 1;
        rows.add(row);
    }

    void leftOutAsForbidden() {
        forbidden++;
    }

    void leftOutAsLarge() {
        large++;
    }

    void leftOutAsUnreadable() {
        unreadable++;
    }

    /** Whether looking at more files would not change what is said. */
    boolean isFull() {
        return more || givenUp.size() >= MOST_GIVEN_UP;
    }

    /** Whether the expression could not be searched for. */
    boolean isHopeless() {
        return givenUp.size() >= MOST_GIVEN_UP;
    }

    String text(boolean complete, int unlisted) {
        List<String> all = new ArrayList<>(rows);
        if (rows.isEmpty()) {
            all.add(seen == 0 ? "No matches." : "There are only %,d rows; use a smaller `offset`.".formatted(seen));
        }
        if (more) {
            all.add("[Rows %,d to %,d; there are more. Go on with offset=%d, or narrow the search.]"
                    .formatted(input.offset() + 1, input.offset() + rows.size(), input.offset() + rows.size()));
        } else if (!complete && !isHopeless()) {
            all.add("[Given up: the folder holds too many files. Give a folder within as `path`.]");
        }
        if (!givenUp.isEmpty()) {
            all.add(
                    "[The expression goes back too often and was given up at %,d lines, the first %s. Do not repeat what is repeated already, as in `(a+)+`.]"
                            .formatted(givenUp.size(), givenUp.getFirst()));
        }
        if (forbidden > 0) {
            all.add("[%,d files that may not be read, or may hold secrets, were left out.]".formatted(forbidden));
        }
        if (large > 0) {
            all.add("[%,d files above 32 MB were left out.]".formatted(large));
        }
        if (unreadable > 0) {
            all.add("[%,d files could not be read.]".formatted(unreadable));
        }
        if (unlisted > 0) {
            all.add("[%,d folders could not be listed.]".formatted(unlisted));
        }
        return String.join("\n", all);
    }
}
