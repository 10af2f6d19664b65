package dev.armature.tools.contract;

import java.util.Objects;

/** What became of a call's input. */
public sealed interface ToolReading {

    /** The input was understood. */
    record Ready(Invocation invocation) implements ToolReading {
        public Ready {
            Objects.requireNonNull(invocation, "invocation");
        }
    }

    /** The input was not understood; {@code sentence} tells the model what was expected and what was there. */
    record Unreadable(String sentence) implements ToolReading {
        public Unreadable {
            Objects.requireNonNull(sentence, "sentence");
        }
    }
}
