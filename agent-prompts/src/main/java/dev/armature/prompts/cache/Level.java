package dev.armature.prompts.cache;

import java.util.Locale;

/** The three parts of a prompt, in the order in which providers render them. */
public enum Level {
    TOOLS,
    SYSTEM,
    MESSAGES;

    /** As paths spell it: {@code tools}, {@code system}, {@code messages}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
