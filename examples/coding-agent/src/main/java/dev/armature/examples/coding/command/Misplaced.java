package dev.armature.examples.coding.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Finds options that stand before a command: nobody would read them, and something else would be done than what was said. */
final class Misplaced {
    private Misplaced() {}

    /**
     * Refuses options before a command.
     *
     * @throws ParameterException that says where they belong
     */
    static void refuse(ParseResult parsed) {
        if (!parsed.hasSubcommand() || parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()) {
            return;
        }
        ParseResult command = parsed.subcommand();
        String name = command.commandSpec().qualifiedName();
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        StringBuilder line = new StringBuilder(name);
        for (OptionSpec option : parsed.matchedOptions()) {
            String written = written(option, parsed.originalArgs());
            boolean isKnown = command.commandSpec().findOption(written) != null;
            (isKnown ? known : unknown).add("`" + written + "`");
            if (isKnown) {
                line.append(' ').append(written);
                line.append(option.arity().max() == 0 ? "" : " " + option.paramLabel());
            }
        }
        String behind = known.isEmpty()
                ? ""
                : String.join(", ", known) + (known.size() == 1 ? " belongs" : " belong") + " behind the command: "
                        + line + ". ";
        String nowhere = unknown.isEmpty()
                ? ""
                : name + " has no option " + String.join(", ", unknown)
                        + ", and nothing that stands before a command counts. ";
        if (!behind.isEmpty() || !nowhere.isEmpty()) {
            throw new ParameterException(command.commandSpec().commandLine(), (behind + nowhere).strip());
        }
    }

    private static String written(OptionSpec option, List<String> arguments) {
        for (String name : option.names()) {
            if (arguments.stream().anyMatch(word -> word.equals(name) || word.startsWith(name + "="))) {
                return name;
            }
        }
        return option.longestName();
    }
}
