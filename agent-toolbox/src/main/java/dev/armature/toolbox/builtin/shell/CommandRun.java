package dev.armature.toolbox.builtin.shell;

import dev.armature.toolbox.text.Excerpt;
import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.ToolContext;
import dev.armature.tools.contract.ToolResult;
import dev.armature.tools.process.Launch;
import dev.armature.tools.process.ProcessOutcome;
import dev.armature.tools.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One command: starts it, waits for it, and says what became of it. */
final class CommandRun {
    private static final int MOST_CHARS = 30_000;

    private final BashTool.Target target;
    private final ToolContext context;
    private final ProcessRunner runner;

    CommandRun(BashTool.Target target, ToolContext context, ProcessRunner runner) {
        this.target = target;
        this.context = context;
        this.runner = runner;
    }

    ToolResult run() throws InterruptedException {
        if (!Files.isDirectory(target.cwd())) {
            return noFolder();
        }
        try {
            return result(runner.run(launch()));
        } catch (IOException e) {
            return ToolResult.error(
                    ErrorCode.E_INTERNAL,
                    "bash could not be started: " + e.getMessage() + ". Tell the user; the command was not run.");
        }
    }

    /** Programs of the workspace are not found by their bare name: what was judged as {@code ls} must be the system's. */
    private Launch launch() {
        return Launch.bash(target.input().command(), target.cwd())
                .timeout(target.input().timeout())
                .input(target.input().stdin())
                .distrusting(context.workspace().roots());
    }

    /** The current folder may have been removed; then there must be a way back. */
    private ToolResult noFolder() {
        String gone = "There is no folder `" + target.cwd() + "`, so the command was not run.";
        Path root = context.workspace().root();
        boolean back =
                target.moves() && !target.cwd().equals(root) && context.host().moveTo(root);
        return ToolResult.error(
                ErrorCode.E_NOT_FOUND,
                gone
                        + (back
                                ? " The current folder is `" + root + "` again. Repeat the call."
                                : " Give another `cwd`."));
    }

    private ToolResult result(ProcessOutcome outcome) {
        String output = Excerpt.headAndTail(
                PlainOutput.of(outcome.output()), MOST_CHARS, context.host().blobs());
        List<String> parts = new ArrayList<>();
        if (!output.isBlank()) {
            parts.add(output.stripTrailing());
        }
        parts.addAll(notes(outcome));
        String text = parts.isEmpty() ? "(no output)" : String.join("\n", parts);
        return switch (outcome.ending()) {
            case EXITED -> ToolResult.text(text);
            case TIMED_OUT -> ToolResult.error(ErrorCode.E_TIMEOUT, timedOut(text));
            case CANCELLED ->
                ToolResult.error(ErrorCode.E_CANCELLED, "Stopped while it ran. Output until then:\n" + text);
        };
    }

    private String timedOut(String output) {
        return "Stopped after %,d ms, with all that it had started. Give a larger `timeout_ms` (at most 600000), or do less at once. Output until then:\n%s"
                .formatted(target.input().timeoutMillis(), output);
    }

    private List<String> notes(ProcessOutcome outcome) {
        List<String> notes = new ArrayList<>();
        if (outcome.ending() == ProcessOutcome.Ending.EXITED && outcome.exitCode() != 0) {
            notes.add("[exit code " + outcome.exitCode() + "]");
        }
        if (outcome.leftovers() > 0) {
            notes.add("[%,d processes were still running when the command ended, and were stopped.]"
                    .formatted(outcome.leftovers()));
        }
        if (outcome.survivors() > 0) {
            notes.add("[%,d processes could not be stopped.]".formatted(outcome.survivors()));
        }
        if (target.moves()) {
            outcome.endedIn().ifPresent(folder -> move(folder, notes));
        }
        return notes;
    }

    private void move(Path endedIn, List<String> notes) {
        if (endedIn.equals(real(target.cwd()))) {
            return;
        }
        Path folder = asNamed(endedIn);
        notes.add(
                context.host().moveTo(folder)
                        ? "[The current folder is `" + folder + "` now.]"
                        : "[The current folder is still `" + target.cwd() + "`: `" + folder
                                + "` is not in the workspace.]");
    }

    /** The shell reports real paths; the workspace may know the same folder by one that leads through links. */
    private Path asNamed(Path folder) {
        return context.workspace().roots().stream()
                .filter(root -> folder.startsWith(real(root)))
                .findFirst()
                .map(root -> root.resolve(real(root).relativize(folder)).normalize())
                .orElse(folder);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path; // it is gone, so nothing is in it
        }
    }
}
