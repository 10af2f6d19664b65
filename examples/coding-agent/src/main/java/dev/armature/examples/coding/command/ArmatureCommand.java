package dev.armature.examples.coding.command;

import dev.armature.core.Session;
import dev.armature.core.approval.ApprovalHandler;
import dev.armature.core.session.SessionId;
import dev.armature.examples.coding.report.Onward;
import dev.armature.examples.coding.report.Report;
import dev.armature.examples.coding.setup.AgentOptions;
import dev.armature.examples.coding.setup.CodingAgent;
import dev.armature.examples.coding.setup.UserError;
import dev.armature.examples.coding.talk.Conversation;
import dev.armature.examples.coding.talk.Interrupts;
import dev.armature.examples.coding.talk.LineInput;
import dev.armature.examples.coding.talk.TerminalApprovals;
import dev.armature.examples.coding.talk.TrustQuestion;
import dev.armature.examples.coding.talk.Turn;
import dev.armature.permissions.decision.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code armature}: one prompt with {@code -p}, else a conversation. */
@Command(
        name = "armature",
        description = {
            "A coding agent for the terminal. Without -p it holds a conversation.",
            "A model is asked whose key is in ANTHROPIC_API_KEY, ANTHROPIC_AUTH_TOKEN or OPENAI_API_KEY, or that answers at"
                    + " ANTHROPIC_BASE_URL or OPENAI_BASE_URL; without any of these the offline model, which is a planner."
                    + " All of it is told in docs/command-line.md."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  done",
            "  1  failed: no answer from the model, or a session could not be read or written",
            "  2  the command line or a settings file cannot be used; nothing was done",
            "  3  something needed an approval and nobody could be asked",
            "  4  a limit was reached",
            "  5  the model refused",
            "  69  there is no JDK 21 or newer",
            "  70  it could not be built",
            "  130  interrupted"
        })
final class ArmatureCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = {"-p", "--prompt"},
            paramLabel = "PROMPT",
            description = "Do this and end; '-' reads it from standard input.")
    private @Nullable String prompt;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            converter = FolderConverter.class,
            description = "The folder to work in; the current one if not said.")
    private Path workspace = Path.of("");

    @Option(
            names = "--model",
            paramLabel = "PROVIDER:NAME",
            description = "Such as anthropic:claude-sonnet-5-5 or openai:gpt-5; 'offline' for the built-in planner.")
    private @Nullable String model;

    @Option(
            names = "--permission-mode",
            paramLabel = "MODE",
            converter = ModeConverter.class,
            description = "default, acceptEdits, plan, dontAsk or bypass.")
    private @Nullable Mode mode;

    @Option(
            names = "--allow",
            paramLabel = "RULE",
            description = "Allow what this rule names, such as 'Bash(git log:*)'. May be given more than once.")
    private List<String> allow = new ArrayList<>();

    @Option(
            names = "--test-command",
            paramLabel = "COMMAND",
            description = "How to test the project; may run without a question.")
    private @Nullable String testCommand;

    @Option(names = "--trust", description = "Listen to the workspace's own settings and AGENTS.md, this once.")
    private boolean trust;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description = "text, json or stream-json.")
    private Report.Format output = Report.Format.TEXT;

    @Option(
            names = "--max-turns",
            paramLabel = "N",
            converter = WholeNumberConverter.class,
            description = "The most requests to the model, 1 or more.")
    private @Nullable Integer maxTurns;

    @Option(names = "--resume", paramLabel = "ID", description = "Go on with that session.")
    private @Nullable String resume;

    ArmatureCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        AgentOptions options = options();
        return prompt == null ? converse(options) : once(options, PromptText.of(prompt, surroundings));
    }

    private int once(AgentOptions options, String text) {
        Report report = output.to(surroundings.out(), surroundings.err(), Onward.of(options, surroundings.program()));
        try (CodingAgent agent = CodingAgent.of(options, surroundings.environment(), Optional.empty())) {
            Session session = session(agent);
            report.begin(session.id().name(), agent.model());
            Turn.Outcome outcome = new Turn(agent, session, report, Interrupts.install(), false).say(text);
            int exitCode =
                    ExitCode.of(outcome.result(), outcome.unapproved().isAny()).number();
            report.end(outcome.result(), outcome.unapproved(), exitCode);
            return exitCode;
        }
    }

    private int converse(AgentOptions options) throws InterruptedException {
        boolean hasPerson = surroundings.interactive();
        Report report = output.to(
                surroundings.out(),
                surroundings.err(),
                hasPerson
                        ? Onward.inConversation(options, surroundings.program())
                        : Onward.of(options, surroundings.program()));
        LineInput input = new LineInput(surroundings.in(), surroundings.typed());
        if (hasPerson) {
            new TrustQuestion(surroundings.environment(), input, surroundings.out()).ask(workspace, trust);
        }
        Optional<ApprovalHandler> approvals =
                hasPerson ? Optional.of(new TerminalApprovals(input, surroundings.out())) : Optional.empty();
        try (CodingAgent agent = CodingAgent.of(options, surroundings.environment(), approvals)) {
            new Conversation(agent, input, surroundings.out(), report, Interrupts.install(), hasPerson)
                    .hold(session(agent));
            return ExitCode.COMPLETED.number();
        }
    }

    private AgentOptions options() {
        if (maxTurns != null && maxTurns < 1) {
            throw new UserError("--max-turns takes a number of 1 or more, was " + maxTurns + ".");
        }
        if (testCommand != null && testCommand.isBlank()) {
            throw new UserError(
                    "--test-command is empty; say how the project is tested, such as --test-command \"mvn test\".");
        }
        return new AgentOptions(
                workspace,
                Optional.ofNullable(model),
                Optional.ofNullable(mode),
                Optional.ofNullable(maxTurns),
                Optional.ofNullable(testCommand),
                allow,
                trust);
    }

    private Session session(CodingAgent agent) {
        if (resume == null) {
            return agent.agent().newSession();
        }
        return agent.resumed(sessionNamed(resume));
    }

    /** What {@code --resume} names. */
    static SessionId sessionNamed(String written) {
        try {
            return new SessionId(written);
        } catch (IllegalArgumentException e) {
            throw new UserError("--resume: " + e.getMessage() + ".");
        }
    }
}
