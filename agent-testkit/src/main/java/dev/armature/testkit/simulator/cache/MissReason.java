package dev.armature.testkit.simulator.cache;

import java.util.Locale;

/** Why less was read than the request before had left in the cache. */
public enum MissReason {
    /** The model or its speed, or the workspace that asks. */
    MODEL_CHANGED,
    /** A block of the system prompt that was cached is not what it was, or not there. */
    SYSTEM_CHANGED,
    /** A tool that was cached is not what it was, or one came or went before what was cached. */
    TOOLS_CHANGED,
    /** An earlier message is not what it was. */
    MESSAGES_CHANGED,
    /** The tool choice, the thinking, the effort, or whether there are images, searches or citations. */
    PARAMETER_CHANGED,
    /** The prefix is the same, and nobody read its entry for as long as it lives. */
    TTL_EXPIRED,
    /** The entry is alive, and more positions before every marker than are searched. */
    LOOKBACK_OVERFLOW,
    /** There are markers, and all stand before the least number of tokens. */
    BELOW_MINIMUM,
    /** The request that writes the entry has not begun to answer. */
    PARALLEL_COLD_START,
    /** The prefix is the same and its time is not over, but the entry is gone: the provider needed the room. */
    SERVER_EVICTION,
    /** There is no marker at or after the entry. */
    MARKER_MISSING;

    /** As it is written in reports: `ttl_expired`. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
