package dev.armature.permissions.decision;

import java.util.Arrays;
import java.util.Optional;

/** How much happens without a question when neither rule nor proof speaks. */
public enum Mode {
    /** Asks for whatever is not allowed by a rule or proved to read only. */
    DEFAULT("default"),
    /** Edits inside the workspace are allowed too, protected places excepted. */
    ACCEPT_EDITS("acceptEdits"),
    /** Only what is proved to read is allowed; everything else is denied. */
    PLAN("plan"),
    /** Whatever would be asked is denied. */
    DONT_ASK("dontAsk"),
    /** Whatever no guard, deny rule, rail or ask rule stops is allowed. */
    BYPASS("bypass");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    /** The mode's name in settings and on the command line. */
    public String word() {
        return word;
    }

    /** The mode with that name, if there is one; names are case-sensitive. */
    public static Optional<Mode> named(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
    }
}
