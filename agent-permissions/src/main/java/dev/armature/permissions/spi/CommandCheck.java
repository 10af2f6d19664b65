package dev.armature.permissions.spi;

import dev.armature.permissions.decision.ProgramStart;
import java.util.Objects;
import java.util.Optional;

/**
 * Looks at each program that a command might start, and may object. A check can only tighten: it sees what is known, and
 * what it does not object to is judged as if it were not there. Found by {@link java.util.ServiceLoader}; being found changes
 * no judgement, the host does that. Implementations are thread-safe, look at nothing but what they are given, and have a
 * public constructor without parameters.
 */
public interface CommandCheck {

    /** What the host writes to choose this check, and what reasons call it: {@code no-force-push}. */
    String name();

    /** What speaks against a start; empty if nothing does. An exception counts as an objection that asks. */
    Optional<Objection> look(ProgramStart start);

    /**
     * What speaks against a start.
     *
     * @param denies whether it must not happen; otherwise somebody is asked, whatever rules allow
     * @param sentence why, for people: {@code It pushes over what others have pushed.}
     */
    record Objection(boolean denies, String sentence) {
        public Objection {
            Objects.requireNonNull(sentence, "sentence");
        }

        /** It must not happen. */
        public static Objection deny(String sentence) {
            return new Objection(true, sentence);
        }

        /** Somebody has to be asked. */
        public static Objection ask(String sentence) {
            return new Objection(false, sentence);
        }
    }
}
