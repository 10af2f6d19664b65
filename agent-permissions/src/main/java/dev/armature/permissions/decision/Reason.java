package dev.armature.permissions.decision;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One reason for a decision.
 *
 * @param code a stable name for programs, such as {@code rule.deny} or {@code shell.unparsed}
 * @param message one sentence for a person
 * @param span where in the command's text, if the reason points at a place
 * @param rule the written rule and its source, if a rule spoke
 */
public record Reason(
        String code,
        String message,
        @Nullable TextRange span,
        @Nullable String rule) {

    public Reason {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }

    /** A reason that points at no place and no rule. */
    public static Reason of(String code, String message) {
        return new Reason(code, message, null, null);
    }

    /** The same reason, pointing at a place. */
    public Reason at(TextRange place) {
        return new Reason(code, message, place, rule);
    }

    /** The place in the command's text, if there is one. */
    public Optional<TextRange> place() {
        return Optional.ofNullable(span);
    }

    /** The rule with its source, if a rule spoke. */
    public Optional<String> writtenRule() {
        return Optional.ofNullable(rule);
    }

    /** A half-open range of UTF-16 positions in a command's text. */
    public record TextRange(int from, int to) {
        public TextRange {
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("a range runs from 0 upwards, was " + from + " to " + to);
            }
        }
    }
}
