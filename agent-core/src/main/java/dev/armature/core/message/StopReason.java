package dev.armature.core.message;

/** Why a model stopped. */
public enum StopReason {
    END_TURN,
    /** It wants tools to run. */
    TOOL_USE,
    /** The output limit was reached; the last block may be cut off. */
    MAX_TOKENS,
    STOP_SEQUENCE,
    /** The provider paused a long turn: send the conversation back as it is. */
    PAUSED,
    /** The provider refused. */
    REFUSED,
    /** The context window was reached. */
    CONTEXT_WINDOW,
    /** A reason that this version does not know: stop and show it. */
    UNKNOWN
}
