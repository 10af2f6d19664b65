package dev.armature.prompts.cache;

import java.util.Locale;

/** The three parts of a prompt, in the order in which providers render them. */
public enum Level {
    /** What the model may ask for. */
    TOOLS,
    /** What it is told before the conversation. */
    SYSTEM,
    /** The conversation. */
    MESSAGES;

    /** As paths spell it: {@code tools}, {@code system}, {@code messages}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
