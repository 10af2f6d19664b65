package dev.armature.permissions.rule;

/** What a rule says when it matches. */
public enum Verdict {
    ALLOW("allow"),
    ASK("ask"),
    DENY("deny");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** The name of the list in settings that holds rules of this kind. */
    public String word() {
        return word;
    }
}
