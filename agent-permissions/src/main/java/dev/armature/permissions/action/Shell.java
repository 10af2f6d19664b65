package dev.armature.permissions.action;

/** The shell that will read a command's text. The same text can mean different things to different shells. */
public enum Shell {
    /** GNU bash, started as {@code bash --noprofile --norc -c}. */
    BASH,
    /** A POSIX {@code sh}. */
    SH
}
