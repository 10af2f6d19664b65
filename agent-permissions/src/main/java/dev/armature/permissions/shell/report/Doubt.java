package dev.armature.permissions.shell.report;

import dev.armature.permissions.decision.Effect;
import java.util.List;

/**
 * Why a script is not proved to only read inside the workspace. Each has a code, by which reasons are told apart, and examples
 * of commands that raise it.
 */
public enum Doubt {
    UNPARSED("shell.unparsed", "The text is not understood as bash would read it.", "ls 'unclosed", "if true; ls"),
    HIDDEN(
            "shell.hidden",
            "Characters in it do not show, turn around what is shown, or look like an operator and are none.",
            "ls \u200Bsrc",
            "cat README.md \uFF1B ls"),
    DIALECT("shell.dialect", "Another `sh` would read it otherwise than bash.", "sh -c '[[ -f README.md ]]'"),
    TOO_MUCH("shell.too-much", "Judging it would take more work than is spent on one command.", "ls; ".repeat(15_000)),
    DEPTH("shell.depth", "Shells are nested too deep within each other.", "eval ".repeat(40) + "ls"),
    NOTHING("shell.nothing", "A `!` or `time` stands before nothing.", "time"),
    BACKGROUND(
            "shell.background",
            "A loop that may never end starts something beside itself each time.",
            "while true; do sleep 60 & done"),
    COPROCESS("shell.coproc", "It starts a coprocess.", "coproc cat README.md"),
    FUNCTION("shell.function", "It changes what a name stands for.", "ls() { cat \"$1\"; }; ls README.md"),
    VARIABLE(
            "shell.variable",
            "It sets a variable that may change what the shell or other programs do.",
            "PATH=.:$PATH; ls",
            "PAGER=less git log",
            "export NODE_OPTIONS=x"),
    SECRET(
            "shell.variable.secret",
            "It hands on a variable that it did not set, and that may hold a secret.",
            "echo \"$API_TOKEN\""),
    EXPANSION(
            "shell.expansion",
            "Putting in a value may run a command, set something, or evaluate what is not known to be a number.",
            "echo ${text@P}",
            "echo $((amount))",
            "echo ${!name}",
            "[[ $count -gt 3 ]]"),
    PATTERN("shell.pattern", "It is not known in which folder a file name pattern looks.", "ls $folder/*.java"),
    REDIRECTION("shell.redirection", "It is not known which file a redirection opens.", "cat < \"$file\""),
    FOLDER("shell.cd", "It is not known in which folder it goes on.", "cd \"$folder\""),
    TEXT("shell.unknown-text", "A shell runs a text that is not known.", "bash -c \"$text\""),
    UNPROVED(
            "shell.unproved",
            "A program, an option, a word or a file is not known, or not known to be harmless.",
            "frobnicate",
            "sort --compress-program=x README.md",
            "cat $files",
            "sed 's/a/b/e' README.md"),
    OUTSIDE_FOLDER("path.cwd", "A program works in a folder that is not inside the workspace.", "cd .. && git status"),
    REPOSITORY(
            "git.repository",
            "git would start what the settings of the repository name, or read what is not its own.",
            "cd strange && git status"),
    OUTSIDE("path.outside", "It opens a file outside the workspace.", "cat /etc/hosts", "ls .."),
    SENSITIVE(
            "path.sensitive",
            "It opens a file that only a rule may open that names it, or would, where it searches.",
            "cat server.pem",
            "grep -r password ."),
    WRITING("write", "It changes a file.", "touch new.txt", "ls > list.txt"),
    NETWORK("network", "It speaks to a host.", "curl https://example.org", "ssh build.example.org ls"),
    EXECUTING("effect.execute", "It runs what somebody else wrote.", "npm test", "make"),
    DELETING("effect.delete", "It ends or removes something other than files.", "kill 1234", "docker rm app"),
    CHANGING("effect.write", "It changes something other than files that are named.", "zip all.zip src", "npm install"),
    SHOWING("effect.secret", "It shows what may hold secrets.", "env", "journalctl"),
    PRIVILEGE(
            "effect.privilege",
            "It changes the machine, or acts with the rights of another user.",
            "sudo ls",
            "crontab -e");

    private final String code;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> examples;

    Doubt(String code, String meaning, String... examples) {
        this.code = code;
        this.meaning = meaning;
        this.examples = List.of(examples);
    }

    /** The doubt that something with that effect raises, beyond files and hosts that are named. */
    public static Doubt of(Effect effect) {
        return switch (effect) {
            case READ, UNKNOWN -> UNPROVED;
            case WRITE -> CHANGING;
            case DELETE -> DELETING;
            case EXECUTE -> EXECUTING;
            case NETWORK -> NETWORK;
            case PRIVILEGE -> PRIVILEGE;
            case ENVIRONMENT -> VARIABLE;
            case SECRET -> SHOWING;
        };
    }

    /** What reasons carry: {@code shell.unparsed}. */
    public String code() {
        return code;
    }

    /** Whether a reason with that code says that something was not looked through, so that a rail may be broken in it. */
    public static boolean isUnsearched(String code) {
        return code.equals(UNPARSED.code) || code.equals(TOO_MUCH.code) || code.equals(DEPTH.code);
    }

    /** A sentence for people. */
    public String meaning() {
        return meaning;
    }

    /**
     * Commands that raise it in a workspace with the files {@code README.md}, {@code server.pem} and {@code src/App.java}, and
     * a repository with strange settings in {@code strange}.
     */
    public List<String> examples() {
        return examples;
    }
}
