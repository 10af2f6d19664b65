package dev.armature.toolbox.builtin.file;

import dev.armature.toolbox.file.FileContent;
import dev.armature.toolbox.file.ReadLedger;
import dev.armature.toolbox.file.TextFile;
import dev.armature.toolbox.text.LineStarts;
import dev.armature.toolbox.text.Lines;
import dev.armature.toolbox.text.UnifiedDiff;
import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.ToolResult;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One edit: finds the text, makes sure that it was seen as it is, and replaces it; or says what stands against that. */
final class Edit {
    private static final int AROUND = 5;
    private static final int MOST_ECHOED = 60;
    private static final int MOST_DIFF_CHARS = 4_000;

    private final FileState file;
    private final EditTool.Input input;

    Edit(FileState file, EditTool.Input input) {
        this.file = file;
        this.input = input;
    }

    ToolResult apply() throws IOException {
        if (input.oldString().equals(input.newString())) {
            return ToolResult.error(
                    ErrorCode.E_NO_CHANGE, "`old_string` and `new_string` are equal; nothing was changed.");
        }
        Optional<FileContent> content = file.content();
        if (content.isEmpty()) {
            return ToolResult.error(
                    ErrorCode.E_NOT_FOUND,
                    file.shown() + " does not exist. Look for it with Glob, or make it with Write.");
        }
        Optional<TextFile> text = TextFile.of(content.get().bytes());
        return text.isEmpty()
                ? ToolResult.error(ErrorCode.E_BINARY, file.shown() + " is not text and cannot be edited.")
                : apply(content.get(), text.get());
    }

    private ToolResult apply(FileContent content, TextFile text) throws IOException {
        TextSearch.Found found =
                new TextSearch(text.text(), input.oldString(), input.newString(), text.lineEnd()).find();
        List<String> lines = Lines.of(text.text());
        ReadLedger.State seen = file.seen(content);
        if (found.places().isEmpty()) {
            return noMatch(seen, content, lines);
        }
        if (seen == ReadLedger.State.CHANGED) {
            return unseen(
                    ErrorCode.E_STALE, " has changed since you read it. As it is now", content, text, lines, found);
        }
        if (found.places().size() > 1 && !input.replaceAll()) {
            return notUnique(text, found);
        }
        if (seen == ReadLedger.State.UNREAD || !sawAll(text, found)) {
            return unseen(
                    ErrorCode.E_NOT_READ,
                    " was not read where it is to be changed. There",
                    content,
                    text,
                    lines,
                    found);
        }
        return replace(content, text, found);
    }

    private boolean sawAll(TextFile text, TextSearch.Found found) {
        LineStarts starts = LineStarts.of(text.text());
        BitSet seen = file.seenLines();
        return found.places().stream()
                .allMatch(place -> seen.nextClearBit(starts.lineAt(place.start())) > starts.lineAt(place.end() - 1));
    }

    /** The places are shown as they are now, so that the next try is let through. */
    private ToolResult unseen(
            ErrorCode code,
            String what,
            FileContent content,
            TextFile text,
            List<String> lines,
            TextSearch.Found found) {
        LineStarts starts = LineStarts.of(text.text());
        StringBuilder echo = new StringBuilder();
        int shown = 0;
        for (TextSearch.Place place : found.places()) {
            int from = starts.lineAt(place.start()) - AROUND;
            int to = starts.lineAt(place.end() - 1) + 1 + AROUND;
            if (shown > 0 && shown + to - from > MOST_ECHOED) {
                break;
            }
            echo.append(shown > 0 ? "--\n" : "").append(file.show(content, lines, from, to));
            shown += to - from;
        }
        return ToolResult.error(
                code, file.shown() + what + " it says:\n" + echo + "If the change is still right, repeat the call.");
    }

    private ToolResult noMatch(ReadLedger.State seen, FileContent content, List<String> lines) {
        boolean changed = seen == ReadLedger.State.CHANGED;
        String what = changed
                ? " has changed since you read it, and the text to replace is not there."
                : " does not hold the text to replace.";
        return ToolResult.error(
                changed ? ErrorCode.E_STALE : ErrorCode.E_NO_MATCH,
                file.shown() + what + NearMiss.adviceOn(input.oldString()) + nearest(content, lines));
    }

    private String nearest(FileContent content, List<String> lines) {
        Optional<NearMiss> near = NearMiss.of(lines, input.oldString());
        if (near.isEmpty()) {
            return " Nothing like it is there. Read the file, or look for the place with Grep.";
        }
        int first = near.get().first();
        int last = first + Math.min(near.get().count(), MOST_ECHOED);
        return " " + near.get().difference(lines, input.oldString()) + " The nearest lines:\n"
                + file.show(content, lines, first, last);
    }

    private ToolResult notUnique(TextFile text, TextSearch.Found found) {
        LineStarts starts = LineStarts.of(text.text());
        String where = found.places().stream()
                .limit(20)
                .map(place -> String.valueOf(starts.lineAt(place.start()) + 1))
                .collect(Collectors.joining(", "));
        return ToolResult.error(
                ErrorCode.E_NOT_UNIQUE,
                "The text to replace occurs %,d times in %s, at the lines %s%s. Quote more of what is around it, or set `replace_all`."
                        .formatted(
                                found.places().size(),
                                file.shown(),
                                where,
                                found.places().size() > 20 ? ", …" : ""));
    }

    private ToolResult replace(FileContent content, TextFile before, TextSearch.Found found) throws IOException {
        TextFile after = before.with(Replacing.in(before.text(), found.places()));
        if (after.equals(before)) {
            return ToolResult.error(ErrorCode.E_NO_CHANGE, file.shown() + " says that already; nothing was changed.");
        }
        Optional<ToolResult> refusal = file.write(
                Optional.of(content),
                after,
                Replacing.seen(file.seenLines(), before.text(), after.text(), found.places()));
        return refusal.orElseGet(() -> ToolResult.text(done(before, after, found)));
    }

    private String done(TextFile before, TextFile after, TextSearch.Found found) {
        UnifiedDiff diff = UnifiedDiff.between(before.text(), after.text());
        String places = found.places().size() == 1
                ? ""
                : " in %,d places".formatted(found.places().size());
        String hunks = diff.hunks().length() <= MOST_DIFF_CHARS
                ? diff.hunks()
                : diff.hunks().substring(0, diff.hunks().lastIndexOf('\n', MOST_DIFF_CHARS) + 1) + "[…]\n";
        return "Changed %s%s: %s.%s\n%s"
                .formatted(file.shown(), places, diff.stat(), found.note().isEmpty() ? "" : " " + found.note(), hunks);
    }
}
