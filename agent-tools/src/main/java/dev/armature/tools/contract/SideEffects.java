package dev.armature.tools.contract;

/** Whether a call changes anything outside the conversation. */
public enum SideEffects {
    /** It only reads. */
    NONE,
    /** It may change something; the engine journals it. */
    SOME,
    /** It depends on a command: the effects that the permission engine found decide. */
    AS_ASSESSED
}
