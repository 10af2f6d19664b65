package dev.armature.permissions.rule;

/** Who wrote a source of rules. A tier gives no rule precedence; it says which rules may be listened to. */
public enum Tier {
    /** The administrator of the machine. */
    MANAGED("managed"),
    /** The program that embeds the engine. */
    HOST("host"),
    /** Options given when the program was started. */
    COMMAND_LINE("command line"),
    /** Settings in the workspace that are not shared with others. */
    LOCAL("local"),
    /** Settings in the workspace, shared with everybody who has it. */
    PROJECT("project"),
    /** The user's own settings. */
    USER("user"),
    /** Said during a session. */
    SESSION("session"),
    /** Handed on by the run that started this one. */
    INHERITED("inherited");

    private final String word;

    Tier(String word) {
        this.word = word;
    }

    /** The tier's name in messages. */
    public String word() {
        return word;
    }

    /** Whether the rules lie in the workspace, so that whoever made the workspace may have written them. */
    public boolean comesWithTheWorkspace() {
        return this == LOCAL || this == PROJECT;
    }
}
