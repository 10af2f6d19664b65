package dev.armature.toolbox.builtin.shell;

import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Shell;
import dev.armature.toolbox.file.NamedPath;
import dev.armature.toolbox.text.ToolText;
import dev.armature.tools.contract.OneLine;
import dev.armature.tools.contract.SideEffects;
import dev.armature.tools.contract.TargetedTool;
import dev.armature.tools.contract.ToolContext;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolResult;
import dev.armature.tools.contract.ToolSpec;
import dev.armature.tools.process.ProcessRunner;
import dev.armature.tools.schema.Default;
import dev.armature.tools.schema.Doc;
import dev.armature.tools.schema.Named;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Runs a command with bash. */
public final class BashTool implements TargetedTool<BashTool.Input, BashTool.Target> {
    private static final int LONGEST_MILLIS = 600_000;
    private static final Pattern MOVING = Pattern.compile("\\b(cd|pushd|popd)\\b");

    /** Longer than any command may take, so that the command's own limit is the one that ends it. */
    private static final ToolLimits LIMITS = new ToolLimits(32_000, ToolLimits.Shape.HEAD_TAIL, Duration.ofMinutes(11));

    private static final ToolSpec SPEC =
            ToolSpec.of("Bash", ToolText.beside(BashTool.class, "bash-tool.md"), Input.class, LIMITS);

    private final ProcessRunner runner;

    /** A tool whose commands are started by {@code runner}. */
    public BashTool(ProcessRunner runner) {
        this.runner = Objects.requireNonNull(runner, "runner");
    }

    /** What the model gives. */
    public record Input(
            @Doc("The command, as bash reads it") String command,

            @Doc("What the command is for, in a few words, for the one who approves it")
            Optional<String> description,

            @Named("timeout_ms") @Doc("Milliseconds after which it is stopped, at most 600000") @Default("120000")
            int timeoutMillis,

            @Doc("A folder to run it in, for this command only")
            Optional<String> cwd,

            @Doc("Text that the command reads from its standard input") @Default("")
            String stdin) {
        public Input {
            if (command.isBlank()) {
                throw new IllegalArgumentException("`command` is empty");
            }
            if (command.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("`command` holds a NUL character, which no command can");
            }
            if (timeoutMillis < 1 || timeoutMillis > LONGEST_MILLIS) {
                throw new IllegalArgumentException(
                        "`timeout_ms` must be 1 to " + LONGEST_MILLIS + ", was " + timeoutMillis);
            }
        }

        Duration timeout() {
            return Duration.ofMillis(timeoutMillis);
        }
    }

    /**
     * A command and where it starts.
     *
     * @param moves whether the folder it ends in becomes the current one
     */
    record Target(Input input, Path cwd, boolean moves) {}

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Target target(Input input, ToolContext context) {
        return input.cwd()
                .map(cwd ->
                        new Target(input, NamedPath.of(cwd, context.workspace()).real(), false))
                .orElseGet(() -> new Target(input, context.workspace().cwd(), true));
    }

    /** What the command does is for the permission engine to find out. */
    @Override
    public SideEffects sideEffects(Target target) {
        return SideEffects.AS_ASSESSED;
    }

    /** The next command starts in the folder that this one ends in, so one that may move runs alone. */
    @Override
    public boolean concurrencySafe(Target target) {
        return !target.moves() || !MOVING.matcher(target.input().command()).find();
    }

    @Override
    public List<Action> actions(Target target, ToolContext context) {
        return List.of(new Action.RunCommand(target.input().command(), target.cwd(), Shell.BASH));
    }

    /** Line ends stay line ends: written as {@code ;} what follows a comment would look like a part of it. */
    @Override
    public String summary(Target target) {
        return OneLine.of("Bash " + target.input().command().strip());
    }

    @Override
    public ToolResult run(Target target, ToolContext context) throws InterruptedException {
        return new CommandRun(target, context, runner).run();
    }
}
