package dev.armature.permissions.trust;

/** Whether somebody vouched for what lies in the workspace. */
public enum Trust {
    /**
     * Nobody did. Rules that lie in the workspace may only tighten, its settings choose no mode, and nothing is proved
     * about what happens in it, so even reading is asked.
     */
    UNTRUSTED,
    /** The user did: reading inside needs no question, and the workspace's own rules count as the user's. */
    TRUSTED;

    /** Whether rules of the workspace may allow, and its settings choose a mode. */
    public boolean mayLoosen() {
        return this == TRUSTED;
    }
}
