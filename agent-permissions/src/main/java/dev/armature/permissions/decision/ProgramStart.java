package dev.armature.permissions.decision;

import dev.armature.permissions.action.NormalisedArgv;
import dev.armature.permissions.decision.Reason.TextRange;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A program, or a builtin of the shell, that a command might start.
 *
 * @param words what it would be started with, as far as that is known
 * @param kinds what it would do, as far as that is known
 * @param folder where it would be started; empty if that is not known
 * @param place where in the command's text; for a command within another's words, where that other one stands
 */
public record ProgramStart(NormalisedArgv words, Set<Effect> kinds, Optional<Path> folder, TextRange place) {
    public ProgramStart {
        Objects.requireNonNull(words, "words");
        kinds = Effects.declared(kinds);
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(place, "place");
    }
}
