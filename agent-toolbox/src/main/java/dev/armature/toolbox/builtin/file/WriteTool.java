package dev.armature.toolbox.builtin.file;

import dev.armature.toolbox.file.FileContent;
import dev.armature.toolbox.file.TextFile;
import dev.armature.toolbox.text.Lines;
import dev.armature.toolbox.text.ToolText;
import dev.armature.toolbox.text.UnifiedDiff;
import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.ToolResult;
import dev.armature.tools.contract.ToolSpec;
import dev.armature.tools.schema.Doc;
import dev.armature.tools.schema.Named;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Writes a whole file. */
public final class WriteTool extends ChangingTool<WriteTool.Input> {
    private static final int MOST_CHARS = 10_000_000;
    private static final int ECHOED_LINES = 40;
    private static final ToolSpec SPEC =
            ToolSpec.of("Write", ToolText.beside(WriteTool.class, "write-tool.md"), Input.class);

    /** What the model gives. */
    public record Input(
            @Named("file_path") @Doc("The file to write") String filePath,
            @Doc("All that the file is to hold") String content) {
        public Input {
            if (content.length() > MOST_CHARS) {
                throw new IllegalArgumentException(
                        "`content` may have at most %,d characters, had %,d".formatted(MOST_CHARS, content.length()));
            }
        }
    }

    public WriteTool() {
        super(SPEC, Input.class);
    }

    @Override
    String filePath(Input input) {
        return input.filePath();
    }

    @Override
    ToolResult change(FileState file, Input input) throws IOException {
        Optional<FileContent> now = file.content();
        return now.isEmpty() ? make(file, input.content()) : replace(file, now.get(), input.content());
    }

    private static ToolResult make(FileState file, String content) throws IOException {
        Optional<ToolResult> refusal = file.write(Optional.empty(), TextFile.of(content), allOf(content));
        return refusal.orElseGet(() -> ToolResult.text(
                "Made %s: %,d lines.".formatted(file.shown(), Lines.of(content).size())));
    }

    private static ToolResult replace(FileState file, FileContent now, String content) throws IOException {
        Optional<TextFile> before = TextFile.of(now.bytes());
        if (before.isEmpty()) {
            return ToolResult.error(
                    ErrorCode.E_BINARY,
                    file.shown() + " exists and is not text. Write to another name, or remove it first.");
        }
        return switch (file.seen(now)) {
            case UNREAD ->
                unseen(
                        ErrorCode.E_NOT_READ,
                        " exists and was not read. Make sure that nothing in it is lost",
                        file,
                        now,
                        before.get());
            case CHANGED ->
                unseen(
                        ErrorCode.E_STALE,
                        " has changed since it was read. Make sure that the change is not lost",
                        file,
                        now,
                        before.get());
            case CURRENT -> replace(file, now, before.get(), content);
        };
    }

    /** Showing the beginning saves a call: the next try is let through. */
    private static ToolResult unseen(ErrorCode code, String what, FileState file, FileContent now, TextFile before) {
        List<String> lines = Lines.of(before.text());
        String beginning = file.show(now, lines, 0, ECHOED_LINES);
        String extent = lines.size() <= ECHOED_LINES
                ? "It holds:"
                : "Its first %d of %,d lines:".formatted(ECHOED_LINES, lines.size());
        return ToolResult.error(code, file.shown() + what + ", then repeat the call. " + extent + "\n" + beginning);
    }

    private static ToolResult replace(FileState file, FileContent now, TextFile before, String content)
            throws IOException {
        String text = before.lineEnd().equals("\n")
                ? content
                : content.replace("\r\n", "\n").replace("\n", before.lineEnd());
        if (text.equals(before.text())) {
            return ToolResult.error(ErrorCode.E_NO_CHANGE, file.shown() + " holds exactly this already.");
        }
        Optional<ToolResult> refusal = file.write(Optional.of(now), before.with(text), allOf(text));
        return refusal.orElseGet(() -> ToolResult.text("Replaced %s: %s."
                .formatted(
                        file.shown(), UnifiedDiff.between(before.text(), text).stat())));
    }

    private static BitSet allOf(String text) {
        BitSet lines = new BitSet();
        lines.set(0, Lines.of(text).size());
        return lines;
    }
}
