package dev.armature.core.engine;

import dev.armature.core.session.Asked;
import dev.armature.core.session.Entry;
import dev.armature.core.session.EntryBody.AssistantSaid;
import dev.armature.prompts.cache.BreakpointPlan;
import dev.armature.prompts.cache.Exchange;
import dev.armature.prompts.cache.Level;
import dev.armature.prompts.cache.SentPrompt;
import dev.armature.prompts.cache.SentPrompt.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last request that an earlier run of a session has made, as far as it was written down. Another parameter may be all
 * that keeps this run from reading what that one left in the cache.
 *
 * @param at when it was answered, which is not long after it was sent
 */
record EarlierRequest(AssistantSaid answer, Instant at) {

    /** Empty when the session is new, or nobody wrote down how the model was asked. */
    static Optional<EarlierRequest> of(List<Entry> entries) {
        for (Entry entry : entries.reversed()) {
            if (entry.body() instanceof AssistantSaid said) {
                boolean sentBack = !said.message().parts().isEmpty(); // else what was sent ends elsewhere
                return said.asked().isKnown() && sentBack
                        ? Optional.of(new EarlierRequest(said, entry.at()))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * That request and its answer, if it differs in a parameter and in nothing else that was written down, and what it left
     * in the cache is still there.
     *
     * @param plan of what it sent, as this run would send it
     * @param asked how this run asks
     * @param parameters with which this run asks
     */
    Optional<Exchange> unlike(BreakpointPlan plan, Asked asked, List<Parameter> parameters, Instant now) {
        boolean sameHead = answer.asked().head().equals(asked.head());
        boolean sameParameters = answer.asked().parameters().equals(asked.parameters());
        if (!sameHead || sameParameters || !at.plus(plan.profile().messageTtl()).isAfter(now)) {
            return Optional.empty();
        }
        SentPrompt prompt = new SentPrompt(answer.message().model(), parametersThen(parameters), plan, at);
        return Optional.of(new Exchange(prompt, at, CachePlanning.cached(answer.usage())));
    }

    /** A parameter that is not sent any more is one of the messages: nothing is forgotten of what is before them. */
    private List<Parameter> parametersThen(List<Parameter> now) {
        List<Parameter> then = new ArrayList<>();
        answer.asked().parameters().forEach((name, value) -> {
            Level from = now.stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .map(Parameter::from)
                    .findFirst()
                    .orElse(Level.MESSAGES);
            then.add(new Parameter(name, value, from));
        });
        return then;
    }
}
