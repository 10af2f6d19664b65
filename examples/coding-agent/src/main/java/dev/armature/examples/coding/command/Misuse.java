package dev.armature.examples.coding.command;

import dev.armature.examples.coding.report.Onward;
import dev.armature.examples.coding.setup.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of a command line that cannot be used: what was wrong, what was probably meant, where it is explained. */
final class Misuse {
    private static final int SHORT = 5;
    private static final Pattern UNKNOWN_COMMAND = Pattern.compile("Unknown subcommand '(.*)'");

    private Misuse() {}

    /**
     * All of it, on one line.
     *
     * @param arguments all that was said
     */
    static String sentence(ParameterException e, List<String> arguments) {
        String wrong = e instanceof UnmatchedArgumentException unmatched
                ? ofWords(unmatched.getCommandLine(), unmatched.getUnmatched(), arguments)
                : ofOther(e, oneLine(String.valueOf(e.getMessage())));
        return wrong + " See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help.";
    }

    private static String ofOther(ParameterException e, String message) {
        Matcher command = UNKNOWN_COMMAND.matcher(message);
        CommandLine root = root(e.getCommandLine());
        return command.matches()
                ? "`" + command.group(1) + "` is no command."
                        + nearest(command.group(1), root.getSubcommands().keySet())
                                .map(name -> " Did you mean `" + root.getCommandName() + " help " + name + "`?")
                                .orElse("")
                : message + ".";
    }

    private static CommandLine root(CommandLine line) {
        return line.getParent() == null ? line : root(line.getParent());
    }

    private static String ofWords(CommandLine line, List<String> words, List<String> arguments) {
        int end = arguments.indexOf("--");
        // What stands behind `--` is no option, whatever it looks like.
        List<String> mayBeOptions = end < 0 ? arguments : arguments.subList(0, end);
        List<String> options = words.stream()
                .filter(word -> word.length() > 1 && word.startsWith("-") && mayBeOptions.contains(word))
                .toList();
        String program = root(line).getCommandName();
        boolean isCheck = line.getCommandName().equals("check-command");
        String quote = isCheck
                ? " If that belongs to the command, quote the whole of it: " + program + " check-command 'git log -3'."
                : "";
        if (!options.isEmpty()) {
            String first = options.getFirst().split("=", 2)[0];
            return "There is no option `" + String.join("`, `", options) + "`."
                    + Relatives.of(first, line.getCommandSpec().optionsMap().keySet())
                            .or(() -> nearest(
                                    first, line.getCommandSpec().optionsMap().keySet()))
                            .map(option -> " Did you mean `" + option + "`?")
                            .orElse("")
                    + quote;
        }
        if (line.getParent() != null) {
            return "`" + String.join(" ", words) + "` is more than "
                    + line.getCommandSpec().qualifiedName() + " takes." + quote;
        }
        String first = words.getFirst();
        Optional<String> meant = first.equals("version")
                ? Optional.of("--version")
                : nearest(first, line.getSubcommands().keySet());
        return "`" + String.join(" ", words) + "` is no command."
                + meant.map(command -> " Did you mean `" + program + " " + command + "`?")
                        .orElse("")
                + " To give a prompt: " + program + (first.startsWith("-") ? " -p=" : " -p ")
                + Onward.quoted(String.join(" ", words)) + ".";
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
