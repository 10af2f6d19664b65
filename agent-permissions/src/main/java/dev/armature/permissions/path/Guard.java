package dev.armature.permissions.path;

import dev.armature.permissions.decision.Reason;
import java.util.List;

/** A class of files that no rule of a user opens. Managed settings may switch one off by its id. */
public enum Guard {
    CREDENTIALS("credentials", "it holds credentials", "cat ~/.ssh/id_rsa", "cat .env"),
    OWN_SETTINGS("own-settings", "it holds the agent's own settings or hooks", "echo x > .armature/settings.json"),
    DEVICES("devices", "it is a device or a connection, not a file", "cat /dev/sda", "head -c 10 /dev/mem"),
    PROCESSES(
            "processes",
            "it shows the memory, environment or files of a process",
            "cat /proc/1/environ",
            "cat /proc/self/root/etc/hosts");

    /** How the codes of their reasons begin. */
    public static final String CODES = "guard.";

    private final String id;
    private final String why;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> examples;

    Guard(String id, String why, String... examples) {
        this.id = id;
        this.why = why;
        this.examples = List.of(examples);
    }

    /** The name that a rule uses: {@code Guard(credentials)}. */
    public String id() {
        return id;
    }

    /** Half a sentence for people. */
    public String why() {
        return why;
    }

    /** Why it forbids what {@code about} tells of, in a few words. */
    public Reason objection(String about) {
        return Reason.of(CODES + id, about + " is not allowed because " + why + ".");
    }

    /** Commands that it forbids. */
    public List<String> examples() {
        return examples;
    }
}
