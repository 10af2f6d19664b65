package dev.armature.permissions.shell.program;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Programs that run what they are given, and those that fetch or decode it. */
public final class Interpreters {

    private static final Pattern SHELL_TEXT = Pattern.compile("-(?=[a-zA-Z]*c)[a-zA-Z]*|--version|--help");
    private static final Pattern SHELL_OPTION_WITH_VALUE = Pattern.compile("[-+][a-zA-Z]*[oO]|--rcfile|--init-file");
    private static final Pattern LANGUAGE_TEXT = Pattern.compile("-[cemr]|--version|--help");

    private static final Pattern TEXT_OPTION =
            Pattern.compile("-[a-zA-Z]{0,3}[cer]|--?(eval|print|command|run|encodedcommand)", Pattern.CASE_INSENSITIVE);

    private static final Pattern RUNNING = Pattern.compile(
            "\\b(exec|eval|system)\\b *(\\( *)?(input|raw_input|sys\\.stdin|open|join|<|require|fs\\.|gets|STDIN|\\$0|\\$_)");
    private static final Set<String> AWK = Set.of("awk", "gawk", "mawk", "nawk");

    private Interpreters() {}

    /** Whether it runs what it is given, be it a shell or another language. */
    public static boolean isInterpreter(String program) {
        return Kind.SHELL.isOf(program) || isLanguage(program);
    }

    /** Whether it runs what it is told in a language other than the shell's. Versions in its name do not count: {@code python3.11}. */
    public static boolean isLanguage(String program) {
        int end = program.length();
        while (end > 0 && "0123456789.".indexOf(program.charAt(end - 1)) >= 0) {
            end--;
        }
        return Kind.LANGUAGE.isOf(program) || (end < program.length() && Kind.LANGUAGE.isOf(program.substring(0, end)));
    }

    /** Whether it has a shell or another language run the words that {@code xargs} adds: {@code xargs sh -c}. */
    public static boolean runsAdded(Started start) {
        List<Value> arguments = start.arguments();
        int added = 0;
        while (added < arguments.size() && !(arguments.get(added) instanceof Value.Many)) {
            added++;
        }
        return isInterpreter(start.program())
                && added > 0
                && added < arguments.size()
                && arguments.get(added - 1).shown().matches("-\\w*[ce]");
    }

    /** Whether it runs what its words say, what comes in, or what a process substitution in the place of a script hands it. */
    public static boolean runsWords(Started start) {
        return Kind.EVALUATES.isOf(start.program())
                || (isInterpreter(start.program())
                        && (runsInput(start) || hasText(start.arguments()) || hasScriptToCome(start)));
    }

    private static boolean hasText(List<Value> arguments) {
        return arguments.stream()
                .anyMatch(word -> TEXT_OPTION.matcher(word.shown()).matches());
    }

    /** {@code bash <(curl ...)}, and {@code bash $(curl ...)}. */
    private static boolean hasScriptToCome(Started start) {
        return start.arguments().stream()
                .filter(word -> !word.shown().startsWith("-"))
                .findFirst()
                .filter(word -> word.knownTexts().isEmpty()
                        ? Kind.SHELL.isOf(start.program())
                        : word.knownTexts().stream().anyMatch(text -> text.startsWith("/dev/fd/")))
                .isPresent();
    }

    /** Whether it runs what comes in at its standard input. */
    public static boolean runsInput(Started start) {
        if (Kind.EVALUATES.isOf(start.program())) {
            return start.arguments().stream()
                    .anyMatch(word -> word.shown().matches("/dev/stdin|/(dev|proc/self)/fd/0"));
        }
        if (!isInterpreter(start.program())) {
            return Kind.SHELL_LATER.isOf(start.program()) || readsProgram(start);
        }
        return readsScriptFromInput(Kind.SHELL.isOf(start.program()), start.arguments());
    }

    /** {@code awk -f -}, {@code make -f -}: what comes in is the program. */
    private static boolean readsProgram(Started start) {
        String line = " " + start.arguments().stream().map(Value::shown).collect(Collectors.joining(" ")) + " ";
        return switch (start.program()) {
            case "awk", "gawk", "mawk", "nawk", "sed", "make", "gmake" ->
                line.contains(" -f - ")
                        || line.contains(" -f- ")
                        || line.contains(" --file=- ")
                        || line.contains("-f /dev/stdin");
            default -> false;
        };
    }

    /** Whether it runs a text that only comes while the script runs: {@code eval "$line"}, {@code python3 -c 'exec(input())'}. */
    public static boolean runsUnknown(Started start) {
        boolean runsWords = Kind.EVALUATES.isOf(start.program())
                || (Kind.SHELL.isOf(start.program()) && hasText(start.arguments()));
        if (runsWords) {
            return start.arguments().stream().anyMatch(word -> word.allTexts().isEmpty());
        }
        return (isLanguage(start.program()) || AWK.contains(start.program()))
                && start.arguments().stream()
                        .anyMatch(word -> RUNNING.matcher(word.shown()).find());
    }

    /** Whether these words start a shell that runs what comes in at its standard input. */
    public static boolean isShellThatReads(List<Value> words) {
        return !words.isEmpty()
                && words.getFirst() instanceof Value.Known program
                && isShellThatReads(
                        program.text().substring(program.text().lastIndexOf('/') + 1), words.subList(1, words.size()));
    }

    private static boolean isShellThatReads(String program, List<Value> arguments) {
        return Kind.SHELL_LATER.isOf(program)
                || (Kind.SHELL.isOf(program) && readsScriptFromInput(true, arguments))
                || (Kind.SHELL_ALONE.isOf(program) && mayStartShell(arguments));
    }

    /** One word may be a host, a folder or a machine rather than a program, or what an option needs. */
    private static boolean mayStartShell(List<Value> arguments) {
        long operands =
                arguments.stream().filter(word -> !word.shown().startsWith("-")).count();
        return operands < 2
                || arguments.stream()
                        .map(Value::shown)
                        .anyMatch(word -> word.matches("-[si]|--shell|--login")
                                || Kind.SHELL.isOf(word.substring(word.lastIndexOf('/') + 1)));
    }

    private static boolean readsScriptFromInput(boolean isShell, List<Value> arguments) {
        Pattern naming = isShell ? SHELL_TEXT : LANGUAGE_TEXT;
        for (int at = 0; at < arguments.size(); at++) {
            String word = arguments.get(at).shown();
            if (word.equals("-")
                    || word.equals("/dev/stdin")
                    || (isShell && word.matches("-(?=[a-zA-Z]*s)[a-zA-Z]*"))) {
                return true;
            }
            boolean isOption = word.startsWith("-") || (isShell && word.startsWith("+"));
            if (!isOption || naming.matcher(word).matches()) {
                return false;
            }
            if (isShell && SHELL_OPTION_WITH_VALUE.matcher(word).matches()) {
                at++;
            }
        }
        return true;
    }

    /** Whether it fetches what others offer. */
    public static boolean fetches(Started start) {
        return Kind.FETCHES.isOf(start.program()) || Kind.ANSWERS.isOf(start.program());
    }

    /** Whether it turns a text that nobody can read into one that can be run. */
    public static boolean decodes(Started start) {
        List<Value> arguments = start.arguments();
        return switch (start.program()) {
            case "base64", "base32", "basenc" -> has(arguments, "-d", "-D", "--decode", "-di");
            case "xxd" -> arguments.stream().anyMatch(word -> word.shown().startsWith("-r"));
            case "openssl" -> has(arguments, "-d");
            case "uudecode", "rev", "tr" -> true;
            default -> false;
        };
    }

    private static boolean has(List<Value> arguments, String... options) {
        return arguments.stream().anyMatch(word -> List.of(options).contains(word.shown()));
    }
}
