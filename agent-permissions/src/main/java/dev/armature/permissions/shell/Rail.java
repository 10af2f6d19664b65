package dev.armature.permissions.shell;

/** A class of commands that destroy more than anybody wants to lose. Managed and user settings may switch one off by its id. */
public enum Rail {
    RECURSIVE_DELETE("recursive-delete", "it deletes a system, home or workspace folder with all that is below it"),
    RAW_DISK("raw-disk", "it writes to a disk past the file system"),
    FETCH_AND_RUN("fetch-and-run", "it runs code that it fetches or decodes, which nobody can see before"),
    REMOTE_SHELL("remote-shell", "it hands a shell to somebody on the network"),
    FORK_BOMB("fork-bomb", "it starts itself again and again until the machine stands still"),
    POWER("power", "it stops or restarts the machine"),
    SYSTEM_FILES("system-files", "it changes files that the machine needs to start or to log in"),
    KILL_ALL("kill-all", "it ends the first process or all of them"),
    ACCOUNTS("accounts", "it deletes an account"),
    FIREWALL("firewall", "it switches the firewall off"),
    HISTORY_REWRITE("history-rewrite", "it rewrites the history of a repository that others share");

    private final String id;
    private final String why;

    Rail(String id, String why) {
        this.id = id;
        this.why = why;
    }

    /** The name that a rule uses: {@code Rail(raw-disk)}. */
    public String id() {
        return id;
    }

    /** Half a sentence for people. */
    public String why() {
        return why;
    }
}
