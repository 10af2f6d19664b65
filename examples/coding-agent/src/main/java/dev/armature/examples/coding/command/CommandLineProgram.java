package dev.armature.examples.coding.command;

import dev.armature.examples.coding.setup.UserError;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** The whole command line: whatever goes wrong is one sentence on standard error and a documented exit code. */
public final class CommandLineProgram {
    private CommandLineProgram() {}

    /** Runs what the arguments ask for and returns the exit code. */
    public static int run(Surroundings surroundings, String... arguments) {
        CommandLine line = new CommandLine(new ArmatureCommand(surroundings));
        line.addSubcommand(new DemoCommand(surroundings));
        line.addSubcommand(new CheckCommand(surroundings));
        line.setOut(new PrintWriter(surroundings.out(), true, surroundings.out().charset()));
        line.setErr(new PrintWriter(surroundings.err(), true, surroundings.err().charset()));
        line.setParameterExceptionHandler(misuse(surroundings));
        line.setExecutionExceptionHandler(failure(surroundings));
        return line.execute(arguments);
    }

    private static IParameterExceptionHandler misuse(Surroundings surroundings) {
        return (ParameterException e, String[] arguments) -> {
            surroundings
                    .err()
                    .println("armature: " + oneLine(String.valueOf(e.getMessage())) + ". See armature --help.");
            return ExitCode.USAGE.number();
        };
    }

    private static IExecutionExceptionHandler failure(Surroundings surroundings) {
        return (e, line, parsed) -> {
            if (e instanceof UserError error) {
                error.sentence().lines().forEach(text -> surroundings.err().println("armature: " + text));
                return ExitCode.USAGE.number();
            }
            surroundings
                    .err()
                    .println("armature: an internal error ended it: " + oneLine(e.toString())
                            + ". Nothing is lost; set ARMATURE_DEBUG=1 to see where.");
            if ("1".equals(surroundings.environment().get("ARMATURE_DEBUG"))) {
                e.printStackTrace(surroundings.err());
            }
            return ExitCode.FAILED.number();
        };
    }

    private static String oneLine(String message) {
        String line = message.replaceAll("\\s*\\R\\s*", " ").strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
