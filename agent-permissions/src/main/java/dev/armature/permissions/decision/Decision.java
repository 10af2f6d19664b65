package dev.armature.permissions.decision;

import java.util.List;
import java.util.stream.Stream;

/** What the engine says of an action. Closed: switch over it without a default. */
public sealed interface Decision {

    /** Why; never empty for {@link Ask} and {@link Deny}. */
    List<Reason> reasons();

    /** It may happen without a question. */
    record Allow(List<Reason> reasons) implements Decision {
        public Allow {
            reasons = List.copyOf(reasons);
        }
    }

    /** Somebody must be asked first. */
    record Ask(List<Reason> reasons) implements Decision {
        public Ask {
            reasons = requireReasons(reasons);
        }
    }

    /** It must not happen. */
    record Deny(List<Reason> reasons) implements Decision {
        public Deny {
            reasons = requireReasons(reasons);
        }
    }

    /** The stricter of both (deny, then ask, then allow); of two equals, one with the reasons of both. */
    default Decision and(Decision other) {
        if (strictness() != other.strictness()) {
            return strictness() > other.strictness() ? this : other;
        }
        List<Reason> both = Stream.concat(reasons().stream(), other.reasons().stream())
                .distinct()
                .toList();
        return switch (this) {
            case Allow ignored -> new Allow(both);
            case Ask ignored -> new Ask(both);
            case Deny ignored -> new Deny(both);
        };
    }

    private int strictness() {
        return switch (this) {
            case Allow ignored -> 0;
            case Ask ignored -> 1;
            case Deny ignored -> 2;
        };
    }

    private static List<Reason> requireReasons(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a decision that is not allow needs at least one reason");
        }
        return List.copyOf(reasons);
    }
}
