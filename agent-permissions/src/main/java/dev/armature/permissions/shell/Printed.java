package dev.armature.permissions.shell;

import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.syntax.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text that a program prints, if it is known: roughly, for rails. What it is to a byte does not matter to them, so that a
 * format is taken for its words.
 */
final class Printed {

    private static final Set<String> PRINTING = Set.of("echo", "printf");
    private static final Set<String> PASSING = Set.of("cat", "tee");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9a-fA-F]{1,2})|0?([0-7]{1,3})|([nt]))");

    private Printed() {}

    /** Whether a command may print something that is known. */
    static boolean mayBeBy(Command.SimpleCommand command) {
        return !command.words().isEmpty()
                && command.words()
                        .getFirst()
                        .known()
                        .filter(name -> PRINTING.contains(name) || PASSING.contains(name))
                        .isPresent();
    }

    /**
     * What these words print.
     *
     * @param fed the texts that redirections feed to them
     * @param piped what comes in through a pipe
     */
    static Optional<String> by(List<Value> words, List<String> fed, Optional<String> piped) {
        if (words.isEmpty() || !(words.getFirst() instanceof Value.Known program)) {
            return Optional.empty();
        }
        if (PRINTING.contains(program.text())) {
            return said(words.subList(1, words.size()));
        }
        boolean isPassed = PASSING.contains(program.text())
                && (program.text().equals("tee")
                        || words.stream().skip(1).map(Value::shown).allMatch(word -> word.startsWith("-")));
        return isPassed ? fed.isEmpty() ? piped : Optional.of(fed.getLast()) : Optional.empty();
    }

    private static Optional<String> said(List<Value> arguments) {
        List<String> texts = new ArrayList<>();
        for (Value word : arguments) {
            if (!(word instanceof Value.Known known)) {
                return Optional.empty();
            }
            boolean isOption = texts.isEmpty() && known.text().matches("-[neE]+|--");
            if (!isOption) {
                texts.add(plain(known.text()));
            }
        }
        return Optional.of(String.join(" ", texts));
    }

    private static String plain(String text) {
        String unescaped = ESCAPE.matcher(text).replaceAll(Printed::character);
        return unescaped.replace("%s", " ").replace("%b", " ");
    }

    private static String character(MatchResult escape) {
        String letter = escape.group(3);
        int code = letter != null
                ? letter.equals("n") ? '\n' : '\t'
                : escape.group(1) != null
                        ? Integer.parseInt(escape.group(1), 16)
                        : Integer.parseInt(escape.group(2), 8);
        return Matcher.quoteReplacement(String.valueOf((char) code));
    }
}
