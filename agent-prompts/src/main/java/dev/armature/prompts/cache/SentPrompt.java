package dev.armature.prompts.cache;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A prompt as it was sent, with everything its cache entries depend on.
 *
 * @param model the model asked, as the provider spells it
 * @param parameters the request parameters that are part of the cache key, in a fixed order
 * @param plan the segments and their marks
 * @param sentAt when the request was sent
 */
public record SentPrompt(String model, List<Parameter> parameters, BreakpointPlan plan, Instant sentAt) {

    public SentPrompt {
        Objects.requireNonNull(model, "model");
        parameters = List.copyOf(parameters);
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(sentAt, "sentAt");
    }

    /**
     * A request parameter whose change makes the provider forget, such as {@code tool_choice}.
     *
     * @param name as the wire spells it
     * @param value its JSON text; empty when it was not sent
     * @param from the first level that is forgotten when it changes
     */
    public record Parameter(String name, String value, Level from) {
        public Parameter {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(from, "from");
        }
    }

    SegmentChain segments() {
        return plan.segments();
    }

    boolean hasParameter(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }
}
