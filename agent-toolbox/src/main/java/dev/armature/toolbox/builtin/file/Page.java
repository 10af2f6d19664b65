package dev.armature.toolbox.builtin.file;

import dev.armature.toolbox.file.TextFile;
import dev.armature.toolbox.text.Lines;
import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.ToolResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * As many lines of a text as are shown at once.
 *
 * @param offset the line that was asked for, counted from 1
 * @param from the first line shown, counted from 0
 * @param to the line after the last one shown; equal to {@code from} when none is
 * @param total how many lines the text has
 * @param shown the lines behind their numbers
 */
record Page(TextFile file, int offset, int from, int to, int total, String shown) {
    private static final int MOST_LINES = 2_000;
    private static final int MOST_CHARS = 60_000;

    /** The page that starts at the line {@code offset}, counted from 1. */
    static Page of(TextFile file, int offset, int limit) {
        List<String> lines = Lines.of(file.text());
        int from = Math.min(offset - 1, lines.size());
        int most = Math.min(lines.size(), from + Math.min(limit, MOST_LINES));
        StringBuilder shown = new StringBuilder();
        int to = from;
        while (to < most) {
            String line = Lines.numbered(lines.subList(to, to + 1), to + 1);
            if (shown.length() + line.length() > MOST_CHARS) {
                break;
            }
            shown.append(line);
            to++;
        }
        return new Page(file, offset, from, to, lines.size(), shown.toString());
    }

    ToolResult result(String name) {
        if (total == 0) {
            return ToolResult.text("`" + name + "` is empty.");
        }
        if (from >= total) {
            return ToolResult.error(
                    ErrorCode.E_INPUT,
                    "`%s` has %,d lines; there is no line %,d. Use an `offset` from 1 to %,d."
                            .formatted(name, total, offset, total));
        }
        List<String> notes = notes();
        return ToolResult.text(notes.isEmpty() ? shown : shown + "[" + String.join(" ", notes) + "]");
    }

    /** What the lines do not show by themselves. */
    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (to < total) {
            notes.add("Lines %,d to %,d of %,d. Go on with offset=%d.".formatted(from + 1, to, total, to + 1));
        } else if (from > 0) {
            notes.add("Lines %,d to %,d, the last.".formatted(from + 1, to));
        }
        if (!file.charset().equals(StandardCharsets.UTF_8)) {
            notes.add("The file is written in " + file.charset().name() + ".");
        }
        if (file.lineEnd().equals("\r\n")) {
            notes.add("Its lines end in CRLF.");
        }
        return notes;
    }
}
