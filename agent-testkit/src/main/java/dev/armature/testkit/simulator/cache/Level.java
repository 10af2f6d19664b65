package dev.armature.testkit.simulator.cache;

import java.util.Locale;

/** Where in the rendered prompt a block stands; prompts are rendered in this order. */
public enum Level {
    TOOLS,
    SYSTEM,
    MESSAGES;

    /** As in a request body: `tools`, `system`, `messages`. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
