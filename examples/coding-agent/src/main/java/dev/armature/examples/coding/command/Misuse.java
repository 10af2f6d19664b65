package dev.armature.examples.coding.command;

import dev.armature.examples.coding.report.Onward;
import dev.armature.examples.coding.setup.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of a command line that cannot be used: what was wrong, what was probably meant, where it is explained. */
final class Misuse {
    private static final int SHORT = 5;

    private Misuse() {}

    /** All of it, on one line. */
    static String sentence(ParameterException e) {
        String wrong = e instanceof UnmatchedArgumentException unmatched
                ? ofWords(unmatched.getCommandLine(), unmatched.getUnmatched())
                : oneLine(String.valueOf(e.getMessage())) + ".";
        return wrong + " See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help.";
    }

    private static String ofWords(CommandLine line, List<String> words) {
        List<String> options = words.stream()
                .filter(word -> word.length() > 1 && word.startsWith("-"))
                .toList();
        boolean isCheck = line.getCommandName().equals("check-command");
        String quote = isCheck
                ? " If that belongs to the command, quote the whole of it: armature check-command 'git log -3'."
                : "";
        if (!options.isEmpty()) {
            String first = options.getFirst().split("=", 2)[0];
            return "There is no option `" + String.join("`, `", options) + "`."
                    + nearest(first, line.getCommandSpec().optionsMap().keySet())
                            .map(option -> " Did you mean `" + option + "`?")
                            .orElse("")
                    + quote;
        }
        if (line.getParent() != null) {
            return "`" + String.join(" ", words) + "` is more than "
                    + line.getCommandSpec().qualifiedName() + " takes." + quote;
        }
        return "`" + String.join(" ", words) + "` is no command."
                + nearest(words.getFirst(), line.getSubcommands().keySet())
                        .map(command -> " Did you mean `armature " + command + "`?")
                        .orElse("")
                + " To give a prompt: armature -p " + Onward.quoted(String.join(" ", words)) + ".";
    }

    private static Optional<String> nearest(String word, Collection<String> names) {
        int most = word.length() <= SHORT ? 1 : 2;
        return names.stream()
                .filter(name -> name.length() > 2 && Spelling.distance(word, name) <= most)
                .min(Comparator.comparingInt(name -> Spelling.distance(word, name)));
    }

    /** A message without line breaks and without its full stop. */
    static String oneLine(String message) {
        String line = message.replaceAll("\\s*\\R\\s*", " ").strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
