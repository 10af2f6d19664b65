package dev.armature.core.approval;

import java.util.List;
import java.util.Objects;

/** An answer to an {@link ApprovalRequest}. Closed: switch over it without a default. */
public sealed interface Approval {

    /** Yes, this call. */
    record AllowOnce() implements Approval {}

    /** Yes, and from now on whatever these rules allow, for the rest of the session. */
    record AllowAlways(List<String> rules) implements Approval {
        public AllowAlways {
            rules = List.copyOf(rules);
            if (rules.isEmpty()) {
                throw new IllegalArgumentException("an approval for good needs at least one rule");
            }
        }
    }

    /** No, not this call. The model is told what was said. */
    record RejectOnce(String said) implements Approval {
        public RejectOnce {
            Objects.requireNonNull(said, "said");
        }
    }

    /** No, and from now on nothing that this rule names, for the rest of the session. */
    record RejectAlways(String rule) implements Approval {
        public RejectAlways {
            Objects.requireNonNull(rule, "rule");
        }
    }

    /** Later: the run ends in {@code Suspended}, and whoever resolves the approval lets it go on. */
    record Defer() implements Approval {}

    /** Yes, this call. */
    static Approval allowOnce() {
        return new AllowOnce();
    }

    /** Yes, and the rule (such as {@code Bash(git push:*)}) from now on. */
    static Approval allowAlways(String rule) {
        return new AllowAlways(List.of(rule));
    }

    /** Yes, and the rules from now on, such as all that a command of several programs needs. */
    static Approval allowAlways(List<String> rules) {
        return new AllowAlways(rules);
    }

    /** No; {@code said} is told to the model. */
    static Approval rejectOnce(String said) {
        return new RejectOnce(said);
    }

    /** No, and nothing that the rule names from now on. */
    static Approval rejectAlways(String rule) {
        return new RejectAlways(rule);
    }

    /** Later. */
    static Approval defer() {
        return new Defer();
    }

    /** The answer's name, as it stands in transcripts. */
    default String verdict() {
        return switch (this) {
            case AllowOnce ignored -> "allowOnce";
            case AllowAlways ignored -> "allowAlways";
            case RejectOnce ignored -> "rejectOnce";
            case RejectAlways ignored -> "rejectAlways";
            case Defer ignored -> "defer";
        };
    }

    /** The rule (or several, as a JSON list) or the words that go with it; empty when there are none. */
    default String detail() {
        return switch (this) {
            case AllowOnce ignored -> "";
            case AllowAlways always -> RuleList.text(always.rules());
            case RejectOnce once -> once.said();
            case RejectAlways always -> always.rule();
            case Defer ignored -> "";
        };
    }
}
