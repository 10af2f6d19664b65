package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.shell.program.Kind;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.syntax.Command;
import dev.armature.permissions.shell.syntax.Redirection;
import dev.armature.permissions.shell.word.FedText;
import dev.armature.permissions.shell.word.State;
import java.util.List;
import java.util.Optional;

/** A file that the script itself writes and then runs: {@code echo ... >x; sh x}. Its own name is enough, for rails. */
final class Written {

    private Written() {}

    /** Notes a text that goes to a file. */
    static void note(Command.SimpleCommand command, List<Value> words, ScriptWalk walk, State state) {
        boolean mayBeKept =
                words.getFirst().is("tee") || !command.redirections().isEmpty();
        if (!mayBeKept || !Printed.mayBeBy(command)) {
            return;
        }
        Optional<String> text =
                Printed.by(words, FedText.of(command.redirections(), walk.expander(state)), Optional.empty());
        if (text.isEmpty()) {
            return;
        }
        for (Redirection redirection : command.redirections()) {
            if (redirection instanceof Redirection.FileRedirection file
                    && file.access().writes()) {
                walk.expander(state).fields(file.target()).forEach(target -> note(target, text.get(), walk));
            }
        }
        if (words.getFirst().is("tee")) {
            words.stream().skip(1).forEach(target -> note(target, text.get(), walk));
        }
    }

    private static void note(Value target, String text, ScriptWalk walk) {
        if (target instanceof Value.Known file) {
            walk.collected().writes(name(file.text()), text);
        }
    }

    /** Walks such a file that these words run. */
    static void runBy(List<Value> words, ScriptWalk walk, State state, TextRange place) {
        if (!walk.collected().hasWritten() || !(words.getFirst() instanceof Value.Known head)) {
            return;
        }
        String program = name(head.text());
        Optional<String> script = Optional.empty();
        if (head.text().contains("/")) {
            script = walk.collected().takeWritten(program);
        }
        if (script.isEmpty() && (Kind.SHELL.isOf(program) || Kind.EVALUATES.isOf(program))) {
            script = words.stream()
                    .skip(1)
                    .map(Value::shown)
                    .filter(word -> !word.startsWith("-"))
                    .findFirst()
                    .flatMap(word -> walk.collected().takeWritten(name(word)));
        }
        script.ifPresent(text -> Fed.apart(text, walk, state, place));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
