package dev.armature.core;

import dev.armature.core.event.RunFailedException;
import dev.armature.core.event.RunResult;
import dev.armature.tools.schema.RecordReading;
import dev.armature.tools.schema.RecordSchema;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks for an answer that is a record, and sends back what is not one, with what is wrong with it. */
final class ShapedAsking<T extends Record> {
    private static final int MOST_TRIES = 3;
    private static final Pattern FENCED = Pattern.compile("```(?:json)?\\s*\\R(.*?)\\R\\s*```", Pattern.DOTALL);

    private final Session session;
    private final Class<T> type;

    /** In a session whose model is told the type's schema. */
    ShapedAsking(Session session, Class<T> type) {
        this.session = session;
        this.type = type;
    }

    T ask(String prompt) {
        String said = prompt;
        for (int tries = 1; ; tries++) {
            RunResult.Completed answer = answer(said);
            switch (RecordSchema.of(type).read(bare(answer.text()))) {
                case RecordReading.Understood<T> understood -> {
                    return understood.value();
                }
                case RecordReading.Misunderstood<T> misunderstood -> {
                    if (tries == MOST_TRIES) {
                        throw new RunFailedException(
                                "After " + tries + " tries the model's answer is still not a `" + type.getSimpleName()
                                        + "`: " + misunderstood.sentence(),
                                answer);
                    }
                    said = "That answer cannot be used: " + misunderstood.sentence()
                            + " Answer again with the JSON object alone.";
                }
            }
        }
    }

    private RunResult.Completed answer(String said) {
        try (Run run = session.prompt(said)) {
            return Agent.completed(run.result());
        }
    }

    /** The answer without the fence that models like to put around JSON. */
    private static String bare(String text) {
        String stripped = text.strip();
        Matcher fenced = FENCED.matcher(stripped);
        return fenced.matches() ? fenced.group(1) : stripped;
    }
}
