package dev.armature.examples.coding.command;

import dev.armature.examples.coding.check.CheckLines;
import dev.armature.examples.coding.check.CommandCheck;
import dev.armature.examples.coding.check.Verdict;
import dev.armature.examples.coding.check.VerdictJson;
import dev.armature.examples.coding.check.VerdictText;
import dev.armature.examples.coding.report.Onward;
import dev.armature.examples.coding.report.Printable;
import dev.armature.examples.coding.setup.UserError;
import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.decision.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code armature check-command}. */
@Command(
        name = "check-command",
        description = "Says what the permission engine thinks of a shell command; runs nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footerHeading = "%nExit codes:%n",
        footer = {"  0   allow", "  10  ask", "  20  deny", "  2   the options or the rules cannot be used"})
final class CheckCommand implements Callable<Integer> {
    private static final int ASK = 10;
    private static final int DENY = 20;

    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print the verdict as JSON.")
    private boolean json;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            converter = ModeConverter.class,
            description = "default, acceptEdits, plan, dontAsk or bypass.")
    private @Nullable Mode mode;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Rules: {\"allow\": [...], \"ask\": [...], \"deny\": [...]}.")
    private @Nullable Path rules;

    @Option(
            names = "--cwd",
            paramLabel = "DIR",
            converter = FolderConverter.class,
            description = "Where the command would run, taken as a trusted workspace; the current folder if not said.")
    private Path cwd = Path.of("");

    @Parameters(
            arity = "0..1",
            paramLabel = "COMMAND",
            description =
                    "One command. Without it, lines of {\"id\": ..., \"command\": \"...\"} are read from standard input.")
    private @Nullable String command;

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        CommandCheck check = CommandCheck.in(cwd, Optional.ofNullable(mode), Optional.ofNullable(rules));
        if (command == null) {
            if (surroundings.interactive()) {
                surroundings
                        .err()
                        .println("armature: reading lines such as {\"id\": 1, \"command\": \"git log\"}, up to"
                                + " Ctrl-D. For a single command: " + Onward.quoted(surroundings.program())
                                + " check-command 'git log'");
            }
            answerLines(check);
            return ExitCode.COMPLETED.number();
        }
        Verdict verdict = check.of(command);
        if (json) {
            byte[] line = (Printable.json(VerdictJson.of(verdict).toString()) + "\n").getBytes(StandardCharsets.UTF_8);
            surroundings.out().write(line, 0, line.length);
            surroundings.out().flush();
        } else {
            VerdictText.print(verdict, surroundings.out());
        }
        return switch (verdict.assessment().decision()) {
            case Decision.Allow ignored -> ExitCode.COMPLETED.number();
            case Decision.Ask ignored -> ASK;
            case Decision.Deny ignored -> DENY;
        };
    }

    private void answerLines(CommandCheck check) {
        try {
            new CheckLines(check).answer(surroundings.in(), surroundings.out());
        } catch (IOException e) {
            throw new UserError("Standard input cannot be read: " + e.getMessage() + ".");
        }
    }
}
