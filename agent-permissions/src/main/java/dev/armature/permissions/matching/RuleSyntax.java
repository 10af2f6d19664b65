package dev.armature.permissions.matching;

import dev.armature.permissions.rule.RuleProblem;

/** A rule's text that cannot be used: what is wrong and how to write it. Becomes a {@link RuleProblem}. */
final class RuleSyntax extends Exception {

    private static final long serialVersionUID = 1L;

    private final String fix;

    RuleSyntax(String message, String fix) {
        super(message);
        this.fix = fix;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    String fix() {
        return fix;
    }
}
