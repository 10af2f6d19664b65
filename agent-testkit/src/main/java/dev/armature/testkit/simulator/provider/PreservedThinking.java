package dev.armature.testkit.simulator.provider;

/** What happens to replayed reasoning when what came before it is not what it was. Only for models that bind it. */
public enum PreservedThinking {
    /** Nothing is checked. */
    OFF,
    /** The request is refused, unless it asks to have such blocks dropped. */
    ERROR,
    /** The block and all reasoning after it are left out. */
    DROP_BLOCK
}
