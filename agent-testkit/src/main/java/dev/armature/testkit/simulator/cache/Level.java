package dev.armature.testkit.simulator.cache;

import java.util.Locale;

/** Where in the rendered prompt a block stands; prompts are rendered in this order. */
public enum Level {
    /** The definitions of tools. */
    TOOLS,
    /** The system prompt, in Responses the instructions. */
    SYSTEM,
    /** The conversation, with messages of the role `system` in its midst. */
    MESSAGES;

    /** As in a request body: `tools`, `system`, `messages`. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
