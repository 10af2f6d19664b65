package dev.armature.testkit.simulator.fault;

/** Changes to the events of a stream. */
public enum StreamFault implements Fault {
    /** The stream ends in good order after the last block; nothing says that it is complete. */
    EOF_AFTER_CONTENT,
    /** The stream ends in good order one event too early: the stop reason is known. Not in Responses, which says it last. */
    EOF_AFTER_STOP_REASON,
    /** The data of the first delta is half a JSON text. */
    MALFORMED_DATA,
    UNKNOWN_EVENT,
    /** One more block at the end, of a type nobody knows, with a delta of its own. */
    UNKNOWN_BLOCK_TYPE,
    UNKNOWN_DELTA_TYPE,
    DUPLICATE_BLOCK_STOP,
    MISSING_BLOCK_STOP,
    DELTA_FOR_UNKNOWN_INDEX,
    /** The numbers of the blocks begin at 1. */
    INDEX_GAP,
    DUPLICATE_MESSAGE_START,
    /** Tool calls without any delta: their input is `{}`, but in Responses it comes whole at the end. */
    TOOL_USE_WITHOUT_DELTA
}
