package dev.armature.toolbox.builtin.search;

import dev.armature.toolbox.file.FileContent;
import dev.armature.toolbox.file.FileFailure;
import dev.armature.toolbox.file.NamedPath;
import dev.armature.toolbox.file.TextFile;
import dev.armature.toolbox.file.TreeWalk;
import dev.armature.toolbox.text.Lines;
import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.ToolContext;
import dev.armature.tools.contract.ToolResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.util.List;

/** One search through a file or a tree. */
final class GrepSearch {
    private static final int LARGEST = 32 << 20;

    private final GrepTool.Target target;
    private final ToolContext context;
    private final LineMatcher matcher;
    private final GrepReport report;

    GrepSearch(GrepTool.Target target, ToolContext context) {
        this.target = target;
        this.context = context;
        this.matcher = GrepTool.matcher(target.input());
        this.report = new GrepReport(target.input());
    }

    ToolResult run() throws InterruptedException {
        NamedPath place = target.place();
        try {
            return Files.isDirectory(place.real()) ? tree() : file();
        } catch (IOException e) {
            return FileFailure.of(e, "search", place, context.workspace());
        }
    }

    private ToolResult file() throws IOException, InterruptedException {
        FileContent content = FileContent.read(target.place(), context.workspace(), FileContent.MOST_BYTES);
        if (TextFile.of(content.bytes()).isEmpty()) {
            return ToolResult.error(
                    ErrorCode.E_BINARY,
                    "`" + target.place().shown(context.workspace()) + "` is not text and cannot be searched.");
        }
        search(target.place().shown(context.workspace()), content.bytes());
        return result(true, 0);
    }

    private ToolResult tree() throws IOException, InterruptedException {
        TreeWalk.Report walked = TreeWalk.through(target.place(), context.workspace(), false, this::visit);
        return result(walked.complete(), walked.unlisted());
    }

    private TreeWalk.Next visit(TreeWalk.Entry entry) throws InterruptedException {
        boolean fits = target.glob().map(glob -> glob.matches(entry.path())).orElse(true);
        if (!entry.attributes().isRegularFile() || !fits) {
            return TreeWalk.Next.ON;
        }
        NamedPath file = target.place().below(entry.path());
        if (!context.host().mayRead(file.real())) {
            report.leftOutAsForbidden();
        } else if (entry.attributes().size() > LARGEST) {
            report.leftOutAsLarge();
        } else {
            search(file.shown(context.workspace()), bytes(entry));
        }
        return report.isFull() ? TreeWalk.Next.STOP : TreeWalk.Next.ON;
    }

    private byte[] bytes(TreeWalk.Entry entry) {
        try (InputStream in = Channels.newInputStream(entry.folder().open(entry.name()))) {
            return in.readNBytes(LARGEST);
        } catch (IOException e) {
            report.leftOutAsUnreadable();
            return new byte[0];
        }
    }

    private void search(String file, byte[] bytes) throws InterruptedException {
        String text = TextFile.of(bytes).map(TextFile::text).orElse("");
        List<String> lines = Lines.of(text);
        report.add(file, lines, matcher.matching(text, lines), matcher.givenUp());
        if (Thread.interrupted()) {
            throw new InterruptedException("the search was interrupted");
        }
    }

    private ToolResult result(boolean complete, int unlisted) {
        String text = report.text(complete, unlisted);
        return report.isHopeless() ? ToolResult.error(ErrorCode.E_TIMEOUT, text) : ToolResult.text(text);
    }
}
