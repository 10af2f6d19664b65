package dev.armature.permissions.rule;

import java.util.Objects;

/**
 * Something wrong with a source of rules.
 *
 * @param severity whether an engine can be built in spite of it
 * @param source the source's name
 * @param place {@code line:column}, or empty when the source is code
 * @param rule the rule's text, or empty when the problem is not in one rule
 * @param message what was expected and what was there
 * @param fix what to do
 */
public record RuleProblem(Severity severity, String source, String place, String rule, String message, String fix) {

    /** How bad. */
    public enum Severity {
        /** The rule works, but not as it was written. */
        WARNING,
        /** No engine is built, so that no rule is lost in silence. */
        ERROR
    }

    public RuleProblem {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(fix, "fix");
    }

    /** The problem in one line, as a compiler would say it. */
    @Override
    public String toString() {
        String where = place.isEmpty() ? source : source + ":" + place;
        String what = rule.isEmpty() ? "" : "`" + rule + "`: ";
        return where + ": " + what + message + " " + fix;
    }
}
