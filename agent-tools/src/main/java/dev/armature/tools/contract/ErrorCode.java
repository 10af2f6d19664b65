package dev.armature.tools.contract;

/** Stable codes that failed results start with, so that tests, hooks and loop guards can match them. */
public enum ErrorCode {
    E_INPUT,
    E_UNKNOWN_TOOL,
    E_DENIED,
    E_DENIED_HOOK,
    E_DENIED_PLAN_MODE,
    E_DENIED_UNTRUSTED,
    E_NEEDS_USER,
    E_NOT_FOUND,
    E_IS_DIRECTORY,
    E_NOT_READ,
    E_STALE,
    E_NO_MATCH,
    E_NOT_UNIQUE,
    E_NO_CHANGE,
    E_EXISTS,
    E_TOO_LARGE,
    E_BINARY,
    E_TIMEOUT,
    E_CANCELLED,
    E_SANDBOX,
    E_NETWORK,
    E_RATE,
    E_LIMIT,
    /** The only code that ends a run. */
    E_DISK_FULL,
    E_INTERNAL
}
