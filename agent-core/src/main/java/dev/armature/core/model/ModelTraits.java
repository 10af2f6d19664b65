package dev.armature.core.model;

import java.util.Set;

/**
 * What a model takes in a request, and what it refuses. A client leaves out what is refused, says it in a way that is
 * taken, or fails before it sends anything.
 *
 * @param thinking which ways of thinking may be asked for
 * @param sampling whether it may be said how to choose words, such as by a temperature
 * @param forcedTools whether it may be made to call a tool
 * @param prefill whether the beginning of the answer may be given
 * @param systemMessages whether a system message may stand between others
 * @param boundReasoning whether its reasoning is taken back only behind exactly the prompt that it was made from
 */
public record ModelTraits(
        Set<Thinking> thinking,
        boolean sampling,
        boolean forcedTools,
        boolean prefill,
        boolean systemMessages,
        boolean boundReasoning) {

    /** A way of thinking. */
    public enum Thinking {
        /** As much as the model finds right. */
        ADAPTIVE,
        /** Up to a number of tokens. */
        BUDGET,
        /** Not at all. */
        NONE
    }

    private static final ModelTraits UNKNOWN =
            new ModelTraits(Set.of(Thinking.values()), true, true, true, false, false);

    public ModelTraits {
        thinking = Set.copyOf(thinking);
    }

    /** Those of a model of which nothing is known: what it is asked is sent as it was said, and it says what it refuses. */
    public static ModelTraits unknown() {
        return UNKNOWN;
    }

    /** Whether that way of thinking may be asked for. */
    public boolean takes(Thinking way) {
        return thinking.contains(way);
    }
}
