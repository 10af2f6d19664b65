package dev.armature.permissions.shell;

import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.syntax.HereDocument;
import dev.armature.permissions.shell.syntax.Redirection;
import java.util.List;
import java.util.Optional;

/** The text that a here-document or here-string feeds to a shell, if it is known. */
final class FedText {

    private FedText() {}

    static Optional<String> to(List<Value> words, List<Redirection> redirections, Expander expander) {
        if (!Interpreters.isShellThatReads(words)) {
            return Optional.empty();
        }
        for (Redirection redirection : redirections) {
            Value text = switch (redirection) {
                case HereDocument document -> expander.text(document.body());
                case Redirection.HereString string ->
                    expander.text(string.word().parts());
                default -> Value.unknown();
            };
            if (text instanceof Value.Known known) {
                return Optional.of(known.text());
            }
        }
        return Optional.empty();
    }
}
