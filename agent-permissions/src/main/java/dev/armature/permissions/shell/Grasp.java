package dev.armature.permissions.shell;

/** How much of a start is understood. The better the earlier: of several, the worst holds. */
enum Grasp {
    /** It does what its words are understood to do, and nothing else. */
    WHOLE,
    /** It does more than that, be it with files and hosts that any of its words may name. */
    ACTS,
    /** It may run anything, and may do anything to the shell. */
    RUNS_ANYTHING;

    Grasp worse(Grasp other) {
        return compareTo(other) < 0 ? other : this;
    }
}
