package dev.armature.testkit.simulator.fault;

/** Changes to the events of a stream. */
public enum StreamFault implements Fault {
    /** The stream ends in good order after the last block; nothing says that it is complete. */
    EOF_AFTER_CONTENT,
    /** The stream ends in good order one event too early: the stop reason is known. Not in Responses, which says it last. */
    EOF_AFTER_STOP_REASON,
    /** The data of the first delta is half a JSON text. */
    MALFORMED_DATA,
    /** An event of a name that nobody knows after the first one. */
    UNKNOWN_EVENT,
    /** One more block at the end, of a type nobody knows, with a delta of its own. */
    UNKNOWN_BLOCK_TYPE,
    /** A delta of a type that nobody knows at the beginning of the first block. */
    UNKNOWN_DELTA_TYPE,
    /** The first block is said to be over twice. */
    DUPLICATE_BLOCK_STOP,
    /** Nothing says that the first block is over. */
    MISSING_BLOCK_STOP,
    /** A piece of text for a block that never began. */
    DELTA_FOR_UNKNOWN_INDEX,
    /** The numbers of the blocks begin at 1. */
    INDEX_GAP,
    /** The event that begins the answer comes twice. */
    DUPLICATE_MESSAGE_START,
    /** Tool calls without any delta: their input is `{}`, but in Responses it comes whole at the end. */
    TOOL_USE_WITHOUT_DELTA
}
