package dev.armature.permissions.path;

/** A class of files that no rule of a user opens. Managed settings may switch one off by its id. */
public enum Guard {
    CREDENTIALS("credentials", "it holds credentials"),
    OWN_SETTINGS("own-settings", "it holds the agent's own settings or hooks"),
    DEVICES("devices", "it is a device or a connection, not a file"),
    PROCESSES("processes", "it shows the memory, environment or files of a process");

    private final String id;
    private final String why;

    Guard(String id, String why) {
        this.id = id;
        this.why = why;
    }

    /** The name that a rule uses: {@code Guard(credentials)}. */
    public String id() {
        return id;
    }

    /** Half a sentence for people. */
    public String why() {
        return why;
    }
}
