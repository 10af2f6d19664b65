package dev.armature.permissions.shell;

import dev.armature.permissions.shell.program.Interpreters;
import dev.armature.permissions.shell.program.Kind;
import dev.armature.permissions.shell.program.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The smallest rule about a start that stays useful. */
final class Suggestion {

    private static final String PLAIN_MARKS = "_./:@+-";

    /** Programs that make what is not there yet, and lose nothing that is: with other words they do no more than that. */
    private static final Set<String> ONLY_MAKING = Set.of("mkdir", "touch");

    private static final Set<String> RUNNING_SUBCOMMANDS =
            Set.of("run", "exec", "run-script", "x", "dlx", "eval", "repl", "tool", "env");

    private Suggestion() {}

    /**
     * What stands between the parentheses of the rule; empty if no rule would be wise.
     *
     * @param changesFiles whether it is known to change files: then other words would change others
     */
    static String of(List<Value> words, boolean changesFiles) {
        if (words.isEmpty() || !(words.getFirst() instanceof Value.Known program) || !isPlain(program.text())) {
            return "";
        }
        String name = program.text().substring(program.text().lastIndexOf('/') + 1);
        if (Kind.RUNS_ANYTHING.isOf(name) || (Interpreters.isInterpreter(name) && !Kind.SUBCOMMANDS.isOf(name))) {
            return "";
        }
        if (!Kind.SUBCOMMANDS.isOf(name)) {
            return changesFiles && !ONLY_MAKING.contains(name) ? exactly(words) : program.text() + ":*";
        }
        if (words.size() < 2 || !(words.get(1) instanceof Value.Known subcommand) || !isPlain(subcommand.text())) {
            return "";
        }
        boolean isWord = !subcommand.text().startsWith("-");
        if (isWord && !RUNNING_SUBCOMMANDS.contains(subcommand.text())) {
            return program.text() + " " + subcommand.text() + ":*";
        }
        boolean namesScript = subcommand.text().equals("run")
                && words.size() > 2
                && words.get(2) instanceof Value.Known script
                && isPlain(script.text())
                && !script.text().startsWith("-")
                && Set.of("npm", "pnpm", "yarn", "bun").contains(name);
        return namesScript ? program.text() + " run " + words.get(2).shown() + ":*" : "";
    }

    private static String exactly(List<Value> words) {
        boolean areAllPlain =
                words.stream().allMatch(word -> word instanceof Value.Known known && isPlain(known.text()));
        return areAllPlain ? words.stream().map(Value::shown).collect(Collectors.joining(" ")) : "";
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isWord = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!isWord && PLAIN_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
