package dev.armature.permissions.shell;

import dev.armature.permissions.shell.program.Interpreters;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.syntax.Command;
import dev.armature.permissions.shell.word.Expander;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text that {@code echo} or {@code printf} pipes into a shell, if it is known. */
final class PipedText {

    private PipedText() {}

    static Optional<String> into(Command shell, Command before, Expander expander) {
        if (!(shell instanceof Command.SimpleCommand reader) || !(before instanceof Command.SimpleCommand writer)) {
            return Optional.empty();
        }
        List<Value> words = expander.fields(reader.words());
        return Interpreters.isShellThatReads(words) ? printed(expander.fields(writer.words())) : Optional.empty();
    }

    private static Optional<String> printed(List<Value> words) {
        boolean prints = !words.isEmpty()
                && (words.getFirst().is("echo") || words.getFirst().is("printf"));
        if (!prints) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (Value word : words.subList(1, words.size())) {
            if (!(word instanceof Value.Known known)) {
                return Optional.empty();
            }
            boolean isOption = texts.isEmpty() && known.text().matches("-[neE]+|--");
            if (!isOption) {
                texts.add(known.text().replace("\\n", "\n").replace("%s", " "));
            }
        }
        return Optional.of(String.join(" ", texts));
    }
}
