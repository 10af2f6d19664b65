package dev.armature.examples.coding.command;

import dev.armature.examples.coding.setup.Hindrance;
import dev.armature.examples.coding.setup.UserError;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.provider.PreservedThinking;
import dev.armature.testkit.simulator.script.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code armature simulate-model}. */
@Command(
        name = "simulate-model",
        description = {
            "Serves a simulated model on 127.0.0.1 until it is interrupted, for agents in any language.",
            "The first line of its output is the address. Every key is let in. All of it is told in docs/simulator.md."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class SimulateModelCommand implements Callable<Integer> {
    private static final int LARGEST_PORT = 65_535;
    private static final int LONGEST_SCRIPT = 32 * 1024 * 1024;

    private final Surroundings surroundings;

    @Option(
            names = "--port",
            paramLabel = "P",
            converter = WholeNumberConverter.class,
            description = "Where it listens, 0 to 65535; any port that is free if not said.")
    private int port;

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description = "What the model answers, as JSON; without it the same short text to every request.")
    private @Nullable Path script;

    @Option(
            names = "--clock",
            paramLabel = "CLOCK",
            converter = ClockConverter.class,
            description = "real: time passes by itself. virtual: it stands still until POST /__sim/clock moves it."
                    + " real if not said.")
    private ClockConverter.Clock clock = ClockConverter.Clock.REAL;

    @Option(
            names = "--preserved-thinking",
            paramLabel = "MODE",
            converter = PreservedThinkingConverter.class,
            description =
                    "What becomes of thinking that comes back with another history. error: the request is refused."
                            + " drop_block: it is left out. off: nothing. error if not said.")
    private @Nullable PreservedThinking preservedThinking;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "Models to add or to change, rate limits that refuse, and the same as --preserved-thinking, as JSON.")
    private @Nullable Path settings;

    @Option(names = "--print-schema", description = "Print the JSON Schema of scripts and end.")
    private boolean printSchema;

    SimulateModelCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (printSchema) {
            surroundings.out().print(Script.schema());
            return ExitCode.COMPLETED.number();
        }
        if (port < 0 || port > LARGEST_PORT) {
            throw new UserError("--port takes a number from 0 to " + LARGEST_PORT + ", was " + port + ".");
        }
        ModelSimulator.Builder builder = ModelSimulator.builder()
                .policy(script == null ? Script.standard() : read("script", script, Script::parse))
                .anyApiKey()
                .port(port);
        if (settings != null) {
            read("settings", settings, builder::settings);
        }
        if (preservedThinking != null) {
            builder.preservedThinking(preservedThinking);
        }
        try (ModelSimulator server = (clock == ClockConverter.Clock.REAL ? builder.realTime() : builder).start()) {
            surroundings.out().println(server.baseUri());
            surroundings.out().flush();
            // Nobody counts down: an interrupt, or the end of the process, is the end.
            new CountDownLatch(1).await();
            return ExitCode.COMPLETED.number();
        } catch (InterruptedException e) {
            return ExitCode.COMPLETED.number();
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause();
            Exception problem = cause == null ? e : cause;
            throw new UserError("Port " + port + " of 127.0.0.1 cannot be had: "
                    + Hindrance.of(problem)
                    + ". Choose another with --port, or leave it out for one that is free.");
        }
    }

    /** @param option without its dashes; what is read is called so */
    private static <T> T read(String option, Path file, Function<String, T> parse) {
        String what = option.equals("script") ? "The script " : "The settings ";
        try {
            if (file.toString().isEmpty() || Files.isDirectory(file)) {
                throw new UserError("--" + option + " takes a file; "
                        + (file.toString().isEmpty() ? "its name is empty." : file + " is a folder."));
            }
            if (Files.size(file) > LONGEST_SCRIPT) {
                throw new UserError(what + file + " is larger than " + LONGEST_SCRIPT / 1024 / 1024 + " MiB.");
            }
            return parse.apply(Files.readString(file));
        } catch (IOException e) {
            throw new UserError(what + file + " cannot be read: " + Hindrance.of(e) + ".");
        } catch (IllegalArgumentException e) {
            throw new UserError(what + file + " cannot be used: " + e.getMessage()
                    + ". --print-schema prints what "
                    + (option.equals("script") ? "a script may say." : "settings may say."));
        }
    }
}
