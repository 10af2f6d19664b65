package dev.armature.examples.coding.command;

import dev.armature.examples.coding.report.JsonProblem;
import dev.armature.examples.coding.report.Onward;
import dev.armature.examples.coding.report.Printable;
import dev.armature.examples.coding.setup.SessionFailure;
import dev.armature.examples.coding.setup.UserError;
import java.io.PrintWriter;
import java.util.List;
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
        line.setCommandName(Onward.quoted(surroundings.program()));
        line.addSubcommand(new DemoCommand(surroundings));
        line.addSubcommand(new CheckCommand(surroundings));
        line.addSubcommand(new ExplainCommand(surroundings));
        line.addSubcommand(new SimulateModelCommand(surroundings));
        line.addSubcommand(new CommandLine.HelpCommand());
        line.setOut(new PrintWriter(surroundings.out(), true, surroundings.out().charset()));
        line.setErr(new PrintWriter(surroundings.err(), true, surroundings.err().charset()));
        line.setExecutionStrategy(parsed -> {
            Misplaced.refuse(parsed);
            return new CommandLine.RunLast().execute(parsed);
        });
        line.setParameterExceptionHandler(misuse(surroundings));
        line.setExecutionExceptionHandler(failure(surroundings));
        int code = line.execute(arguments);
        return surroundings.out().checkError() ? lost(surroundings) : code;
    }

    /** Nobody must take a part for the whole, as when the disk is full; who closes a pipe has what was wanted of it. */
    private static int lost(Surroundings surroundings) {
        if (!(surroundings.out() instanceof ProcessOutput output && output.isClosedByItsReader())) {
            surroundings.err().println("armature: not all of the output could be written.");
        }
        return ExitCode.FAILED.number();
    }

    private static IParameterExceptionHandler misuse(Surroundings surroundings) {
        return (ParameterException e, String[] arguments) -> told(
                surroundings, List.of(arguments), "unusable", Misuse.sentence(e, List.of(arguments)), ExitCode.USAGE);
    }

    private static IExecutionExceptionHandler failure(Surroundings surroundings) {
        return (e, line, parsed) -> {
            if (e instanceof UserError error) {
                return told(surroundings, parsed.originalArgs(), "unusable", error.sentence(), ExitCode.USAGE);
            }
            if (e instanceof SessionFailure failure) {
                return told(surroundings, parsed.originalArgs(), "failed", failure.sentence(), ExitCode.FAILED);
            }
            if ("1".equals(surroundings.environment().get("ARMATURE_DEBUG"))) {
                e.printStackTrace(surroundings.err());
            }
            String sentence = "an internal error ended it: " + Misuse.oneLine(e.toString())
                    + ". Nothing is lost; set ARMATURE_DEBUG=1 to see where.";
            return told(surroundings, parsed.originalArgs(), "failed", sentence, ExitCode.FAILED);
        };
    }

    private static int told(
            Surroundings surroundings, List<String> arguments, String status, String message, ExitCode code) {
        message.lines().forEach(text -> surroundings.err().println("armature: " + Printable.line(text)));
        if (asksForJson(arguments)) {
            JsonProblem.print(surroundings.out(), status, message, code.number());
        }
        return code.number();
    }

    /** By the words themselves: where they cannot be used they have not been parsed. */
    private static boolean asksForJson(List<String> arguments) {
        int option = arguments.indexOf("--output");
        String format = option >= 0 && option + 1 < arguments.size() ? arguments.get(option + 1) : "";
        return format.equals("json")
                || format.equals("stream-json")
                || arguments.contains("--output=json")
                || arguments.contains("--output=stream-json");
    }
}
