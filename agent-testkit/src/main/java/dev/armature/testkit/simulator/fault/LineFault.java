package dev.armature.testkit.simulator.fault;

/** Other ways to write the same events, all within what the format of event streams allows but for the first. */
public enum LineFault implements Fault {
    /** There are `data` lines only. */
    NO_EVENT_LINES,
    CRLF_LINES,
    CR_LINES,
    BOM,
    COMMENT_LINES,
    NO_SPACE_AFTER_COLON,
    /** The data of each event comes on two lines. */
    MULTI_LINE_DATA
}
