package dev.armature.testkit.simulator.cache;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is done to a conversation before its next request, what of it can still be read then, and why no more. */
enum Deed {
    GROWS(Left.ALL, null),
    COMES_AT_ONCE(Left.BUT_THE_LAST, MissReason.PARALLEL_COLD_START),
    GROWS_TOO_WIDE(Left.SYSTEM, MissReason.LOOKBACK_OVERFLOW),
    FORGETS_ITS_MARK(Left.SYSTEM, MissReason.MARKER_MISSING),
    EDITS_ITS_HISTORY(Left.SYSTEM, MissReason.MESSAGES_CHANGED),
    SHOWS_A_FIRST_IMAGE(Left.SYSTEM, MissReason.PARAMETER_CHANGED),
    CHOOSES_A_TOOL(Left.SYSTEM, MissReason.PARAMETER_CHANGED),
    CHANGES_ITS_SYSTEM(Left.TOOLS, MissReason.SYSTEM_CHANGED),
    APPENDS_A_TOOL(Left.TOOLS, MissReason.TOOLS_CHANGED),
    CHANGES_A_TOOL(Left.NOTHING, MissReason.TOOLS_CHANGED),
    INSERTS_A_TOOL(Left.NOTHING, MissReason.TOOLS_CHANGED),
    SWAPS_TOOLS(Left.NOTHING, MissReason.TOOLS_CHANGED),
    ASKS_ANOTHER_MODEL(Left.NOTHING, MissReason.MODEL_CHANGED),
    WAITS_TOO_LONG(Left.KEPT_LONGER, MissReason.TTL_EXPIRED),
    IS_EVICTED(Left.NOTHING, MissReason.SERVER_EVICTION);

    final Left left;
    private final @Nullable MissReason reason;

    Deed(Left left, @Nullable MissReason reason) {
        this.left = left;
        this.reason = reason;
    }

    Optional<MissReason> reason() {
        return Optional.ofNullable(reason);
    }

    /** How much of what was cached can still be read. System and tools only when they are marked themselves. */
    enum Left {
        ALL,
        BUT_THE_LAST,
        SYSTEM,
        TOOLS,
        /** What is marked for an hour. */
        KEPT_LONGER,
        NOTHING
    }
}
