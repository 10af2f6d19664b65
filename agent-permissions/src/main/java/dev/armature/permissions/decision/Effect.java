package dev.armature.permissions.decision;

/** A kind of thing that an action does. */
public enum Effect {
    READ,
    WRITE,
    DELETE,
    /** Runs code that was not analysed. */
    EXECUTE,
    NETWORK,
    /** Acts with other rights than the caller's. */
    PRIVILEGE,
    /** Changes the environment of what runs later. */
    ENVIRONMENT,
    /** Touches credentials. */
    SECRET,
    /** Some part was not understood. */
    UNKNOWN
}
