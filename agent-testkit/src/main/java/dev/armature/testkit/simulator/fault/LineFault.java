package dev.armature.testkit.simulator.fault;

/** Other ways to write the same events, all within what the format of event streams allows but for the first. */
public enum LineFault implements Fault {
    /** There are `data` lines only. Not in Chat Completions, which never has others. */
    NO_EVENT_LINES,
    /** Lines end in carriage return and line feed. */
    CRLF_LINES,
    /** Lines end in a carriage return alone. */
    CR_LINES,
    /** A byte order mark stands before the first line. */
    BOM,
    /** A comment stands before each event. */
    COMMENT_LINES,
    /** No blank between the name of a field and its value. */
    NO_SPACE_AFTER_COLON,
    /** The data of each event comes on two lines. */
    MULTI_LINE_DATA
}
