package dev.armature.permissions.shell.syntax;

/** What quotes stand around an expansion. */
enum Quoting {
    NONE,
    /** Directly within double quotes. */
    DOUBLE,
    /** In the body of a here-document. */
    HERE_DOCUMENT,
    /** Within another expansion or an expression that is treated as if double-quoted. */
    NESTED
}
