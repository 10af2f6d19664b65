package dev.armature.permissions.rule;

import java.util.List;
import java.util.Objects;

/**
 * A rule as somebody wrote it.
 *
 * @param verdict the list it stands in
 * @param text such as {@code Bash(git log:*)}
 * @param match examples that the rule must match; checked when the engine is built
 * @param notMatch examples that it must not match; checked too
 * @param justification why the rule exists; may be empty
 * @param place where in its source, as {@code line:column}; empty when the source is code
 */
public record WrittenRule(
        Verdict verdict, String text, List<String> match, List<String> notMatch, String justification, String place) {

    public WrittenRule {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(text, "text");
        match = List.copyOf(match);
        notMatch = List.copyOf(notMatch);
        Objects.requireNonNull(justification, "justification");
        Objects.requireNonNull(place, "place");
    }

    /** A rule without examples that was written in code. */
    public static WrittenRule of(Verdict verdict, String text) {
        return new WrittenRule(verdict, text, List.of(), List.of(), "", "");
    }
}
