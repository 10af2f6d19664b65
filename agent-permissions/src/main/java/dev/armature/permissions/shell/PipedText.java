package dev.armature.permissions.shell;

import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.syntax.Command;
import dev.armature.permissions.shell.word.Expander;
import dev.armature.permissions.shell.word.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text that {@code echo} or {@code printf} pipes into what runs it, if it is known. */
final class PipedText {

    private PipedText() {}

    /**
     * Walks the text, if there is one.
     *
     * @param state what the runner knows
     */
    static void into(Command runner, Command before, ScriptWalk walk, State state) {
        if (!(runner instanceof Command.SimpleCommand reader) || !(before instanceof Command.SimpleCommand writer)) {
            return;
        }
        Expander expander = walk.expander(state);
        List<Value> words = expander.fields(reader.words());
        if (Fed.isRunBy(words)) {
            printed(expander.fields(writer.words()))
                    .ifPresent(text -> Fed.to(words, text, walk, state, walk.place(runner.span())));
        }
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
