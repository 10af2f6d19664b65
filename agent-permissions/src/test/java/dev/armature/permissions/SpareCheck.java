package dev.armature.permissions;

import dev.armature.permissions.action.NormalisedArgv;
import dev.armature.permissions.decision.ProgramStart;
import dev.armature.permissions.spi.CommandCheck;
import java.util.Optional;

/** A check from another jar, as {@link java.util.ServiceLoader} finds it. */
public final class SpareCheck implements CommandCheck {

    @Override
    public String name() {
        return "spare";
    }

    @Override
    public Optional<Objection> look(ProgramStart start) {
        NormalisedArgv.Word program = start.words().words().getFirst();
        return switch (program instanceof NormalisedArgv.Known known ? known.text() : "") {
            case "cat" -> Optional.of(Objection.deny("Nobody needs a cat."));
            case "head" -> Optional.of(Objection.ask("The head may be needed."));
            case "tail" -> throw new IllegalStateException("no tail");
            default -> Optional.empty();
        };
    }
}
