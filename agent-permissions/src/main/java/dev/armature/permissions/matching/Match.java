package dev.armature.permissions.matching;

/** Whether a rule speaks of a subject. */
public enum Match {
    NO,
    /** It depends on something that is not known before the action happens. */
    MAYBE,
    YES;

    Match or(Match other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Match and(Match other) {
        return compareTo(other) <= 0 ? this : other;
    }

    static Match of(boolean certain) {
        return certain ? YES : NO;
    }
}
