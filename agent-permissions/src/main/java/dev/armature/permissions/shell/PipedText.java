package dev.armature.permissions.shell;

import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.syntax.Command;
import dev.armature.permissions.shell.word.Expander;
import dev.armature.permissions.shell.word.FedText;
import dev.armature.permissions.shell.word.State;
import java.util.List;
import java.util.Optional;

/**
 * The text that comes out of the commands of a pipeline, one after the other, as far as it is known, and that the last of them
 * may run: {@code echo ... | sh}, {@code cat <<END | sh}, {@code echo ... | tee copy | sh}. For rails; nothing is proved by it.
 */
final class PipedText {

    private final ScriptWalk walk;
    private Optional<String> text = Optional.empty();

    PipedText(ScriptWalk walk) {
        this.walk = walk;
    }

    /**
     * Goes on to the next command: walks the text if that runs it.
     *
     * @param state what the command knows
     */
    void into(Command command, State state) {
        if (!(command instanceof Command.SimpleCommand simple) || (text.isEmpty() && !Printed.mayBeBy(simple))) {
            text = Optional.empty();
            return;
        }
        Expander expander = walk.expander(state);
        List<Value> words = expander.fields(simple.words());
        if (text.isPresent() && Fed.isRunBy(words)) {
            Fed.to(words, text.get(), walk, state, walk.place(command.span()));
        }
        text = Printed.by(words, FedText.of(simple.redirections(), expander), text);
    }
}
