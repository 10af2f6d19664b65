package dev.armature.toolbox.builtin.file;

import dev.armature.toolbox.file.FileContent;
import dev.armature.toolbox.file.FileReplacement;
import dev.armature.toolbox.file.NamedPath;
import dev.armature.toolbox.file.ReadLedger;
import dev.armature.toolbox.file.TextFile;
import dev.armature.toolbox.text.Lines;
import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.ToolContext;
import dev.armature.tools.contract.ToolResult;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A file that is about to be changed: what it holds, what of it was shown in this conversation, and how it gets new text.
 * What is shown in a refusal counts as shown, so that the next try needs no Read in between.
 */
final class FileState {
    private final NamedPath path;
    private final ToolContext context;
    private final ReadLedger ledger;

    FileState(NamedPath path, ToolContext context) {
        this.path = path;
        this.context = context;
        this.ledger = context.host().memory().of(ReadLedger.class, ReadLedger::new);
    }

    String shown() {
        return "`" + path.shown(context.workspace()) + "`";
    }

    /** What the file holds; empty when there is none. */
    Optional<FileContent> content() throws IOException {
        try {
            return Optional.of(FileContent.read(path, context.workspace(), FileContent.MOST_BYTES));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    ReadLedger.State seen(FileContent content) {
        return ledger.state(path.real(), content);
    }

    /** The lines that were shown, counted from 0. */
    BitSet seenLines() {
        return ledger.lines(path.real());
    }

    /** Some lines behind their numbers, which count as shown from now on. {@code from} counts from 0. */
    String show(FileContent content, List<String> lines, int from, int to) {
        int first = Math.max(0, from);
        int last = Math.min(lines.size(), to);
        ledger.saw(path.real(), content, first, last);
        return Lines.numbered(lines.subList(first, last), first + 1);
    }

    /**
     * Puts the text in place.
     *
     * @param seen the lines of the new text that count as shown
     * @return a refusal when the text cannot be written in the file's charset
     */
    Optional<ToolResult> write(Optional<FileContent> before, TextFile after, BitSet seen) throws IOException {
        byte[] bytes;
        try {
            bytes = after.bytes();
        } catch (CharacterCodingException e) {
            return Optional.of(ToolResult.error(
                    ErrorCode.E_INPUT,
                    shown() + " is written in " + after.charset().name()
                            + ", which has no place for some character of the new text. Use plainer characters, or convert"
                            + " the file to UTF-8 first."));
        }
        FileReplacement.write(path, context.workspace(), before, bytes);
        ledger.rewritten(path.real(), FileContent.of(bytes), seen);
        return Optional.empty();
    }
}
