package dev.armature.prompts.cache;

import java.util.Locale;

/**
 * Why a prompt that could have been read from the cache was not. The words are those of providers' own diagnostics, as far as
 * these have one. Where several things changed, it is the first in the order of the prompt: tools, system, messages.
 */
public enum BreakKind {
    /** Another model (or its speed). */
    MODEL_CHANGED,
    /** A tool was added, removed, moved or changed. */
    TOOLS_CHANGED,
    /** The system prompt differs. */
    SYSTEM_CHANGED,
    /** An earlier message was edited, removed or moved. */
    MESSAGES_CHANGED,
    /** The entry was older than its time to live. */
    TTL_EXPIRED,
    /** The entry lay further back from every mark than the provider looks. */
    LOOKBACK_OVERFLOW,
    /** The prefix is shorter than the model caches. */
    BELOW_MINIMUM,
    /** The request was sent before the one that writes the entry had begun to answer. */
    PARALLEL_COLD_START,
    /** Nothing of ours explains it: the provider dropped the entry. */
    SERVER_EVICTION,
    /** No mark stood where it was needed. */
    MARKER_MISSING,
    /** A request parameter that is part of the cache key changed. */
    PARAMETER_CHANGED;

    /** As reports and providers spell it, such as {@code tools_changed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BreakKind changeOf(Level level) {
        return level == Level.TOOLS ? TOOLS_CHANGED : level == Level.SYSTEM ? SYSTEM_CHANGED : MESSAGES_CHANGED;
    }
}
