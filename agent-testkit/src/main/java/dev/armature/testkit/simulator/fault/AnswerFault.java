package dev.armature.testkit.simulator.fault;

/** What a model may say that a client had better survive. Streamed or not. */
public enum AnswerFault implements Fault {
    /** An empty text block before the rest. Not in Chat Completions, which has no blocks. */
    EMPTY_TEXT_BLOCK,
    /** No content at all, stop reason `end_turn`. */
    EMPTY_CONTENT,
    /** The last tool call breaks off in the middle of its input, stop reason `max_tokens`. Unstreamed its input is `{}`. */
    TOOL_INPUT_CUT_OFF,
    /** A call to a tool that was not offered. */
    UNKNOWN_TOOL,
    /** Two tool calls with one id. */
    DUPLICATE_TOOL_ID,
    /** A stop reason that nobody knows. */
    UNKNOWN_STOP_REASON,
    /** Stop reason `pause_turn`, which the Messages API alone has. */
    PAUSE_TURN,
    /** Stop reason `model_context_window_exceeded`. */
    CONTEXT_WINDOW_EXCEEDED,
    /** All counters are null. Not in a stream of Chat Completions that was not asked for them. */
    NULL_USAGE,
    /** There is no usage. Not in a stream of Chat Completions that was not asked for it. */
    NO_USAGE
}
