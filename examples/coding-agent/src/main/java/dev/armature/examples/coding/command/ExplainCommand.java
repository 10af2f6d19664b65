package dev.armature.examples.coding.command;

import dev.armature.core.session.SessionId;
import dev.armature.examples.coding.explain.Explaining;
import dev.armature.examples.coding.explain.Explanation;
import dev.armature.examples.coding.explain.ExplanationJson;
import dev.armature.examples.coding.explain.ExplanationText;
import dev.armature.examples.coding.report.Printable;
import dev.armature.examples.coding.setup.AgentOptions;
import dev.armature.examples.coding.setup.CodingAgent;
import dev.armature.examples.coding.setup.Home;
import dev.armature.examples.coding.setup.UserError;
import dev.armature.permissions.decision.Mode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code armature explain-prompt}. */
@Command(
        name = "explain-prompt",
        description = "Shows what a session here would send to its model, and what of it is cached; sends nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0   explained",
            "  10  --diff: the prompt does not go on from the one explained before",
            "  1   a session could not be read",
            "  2   the options or a settings file cannot be used"
        })
final class ExplainCommand implements Callable<Integer> {
    private static final int BREAKS_THE_CACHE = 10;

    /** A request has a message; one that nobody gave is short and always the same. */
    private static final String STAND_IN = "(your prompt)";

    private final Surroundings surroundings;

    @Option(
            names = {"-p", "--prompt"},
            paramLabel = "PROMPT",
            description = "What you would say; '-' reads it from standard input. A few words stand for it if not said.")
    private @Nullable String prompt;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            converter = FolderConverter.class,
            description = "The folder to work in; the current one if not said.")
    private Path workspace = Path.of("");

    @Option(names = "--model", paramLabel = "PROVIDER:NAME", description = "Who would be asked; needs no key here.")
    private @Nullable String model;

    @Option(
            names = "--permission-mode",
            paramLabel = "MODE",
            converter = ModeConverter.class,
            description = "default, acceptEdits, plan, dontAsk or bypass; changes no byte of the prompt.")
    private @Nullable Mode mode;

    @Option(names = "--test-command", paramLabel = "COMMAND", description = "How to test the project.")
    private @Nullable String testCommand;

    @Option(names = "--trust", description = "Listen to the workspace's own settings and AGENTS.md, this once.")
    private boolean trust;

    @Option(
            names = {"--resume", "--session"},
            paramLabel = "ID",
            description = "The session that would go on; a new one if not said.")
    private @Nullable String resume;

    @Option(names = "--diff", description = "Name the first change since this was explained last.")
    private boolean diff;

    @Option(names = "--json", description = "Print the explanation as JSON.")
    private boolean json;

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String text = prompt == null ? STAND_IN : PromptText.of(prompt, surroundings);
        Optional<SessionId> session = Optional.ofNullable(resume).map(ArmatureCommand::sessionNamed);
        if (testCommand != null && testCommand.isBlank()) {
            throw new UserError("--test-command is empty; say how the project is tested, or leave it out.");
        }
        AgentOptions options = new AgentOptions(
                workspace,
                Optional.ofNullable(model),
                Optional.ofNullable(mode),
                Optional.empty(),
                Optional.ofNullable(testCommand),
                List.of(),
                trust);
        try (CodingAgent agent = CodingAgent.toBeLookedAt(options, surroundings.environment(), session.isPresent())) {
            Home home = Home.of(surroundings.environment());
            Explanation explanation =
                    new Explaining(agent, home, InstantSource.system(), this::warn).of(session, text, diff);
            print(explanation);
            return explanation.breaksTheCache() ? BREAKS_THE_CACHE : ExitCode.COMPLETED.number();
        }
    }

    private void warn(String sentence) {
        surroundings.err().println("armature: " + Printable.line(sentence));
    }

    private void print(Explanation explanation) {
        if (!json) {
            ExplanationText.print(explanation, surroundings.out());
            return;
        }
        String line = Printable.json(ExplanationJson.of(explanation).toString()) + "\n";
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        surroundings.out().write(bytes, 0, bytes.length);
        surroundings.out().flush();
    }
}
