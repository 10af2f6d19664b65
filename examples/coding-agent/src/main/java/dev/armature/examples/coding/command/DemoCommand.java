package dev.armature.examples.coding.command;

import dev.armature.examples.coding.demo.Demo;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code armature demo}. */
@Command(
        name = "demo",
        description = "Copies a small project with a failing test to a temporary folder and has the agent mend it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DemoCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--model",
            paramLabel = "PROVIDER:NAME",
            description = "Who does it; the offline model if not said.")
    private @Nullable String model;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Demo.Outcome outcome = new Demo(surroundings.environment(), surroundings.out(), surroundings.program())
                .show(Optional.ofNullable(model).orElse("offline"));
        ExitCode code = switch (outcome) {
            case MENDED -> ExitCode.COMPLETED;
            case NOT_MENDED -> ExitCode.FAILED;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
        };
        return code.number();
    }
}
