package dev.armature.core.model;

import dev.armature.prompts.cache.BreakpointPlan.Mark;
import dev.armature.prompts.cache.BreakpointPlanner;
import java.util.stream.Collectors;

/**
 * One try on the wire.
 *
 * @param request as this model is asked it
 * @param number counted over all models, from 1
 * @param failedBefore how often this model has failed already
 */
record Attempt(Model model, ModelRequest request, ModelStream stream, int number, int failedBefore) {

    static Attempt first(Model model, ModelRequest request) {
        return of(model, fitted(model, request), 1, 0);
    }

    /** The next try with the same model. */
    Attempt again() {
        return of(model, request, number + 1, failedBefore + 1);
    }

    /** The next try with another model, which has not failed yet. */
    Attempt with(Model other) {
        return of(other, marked(other, fitted(other, request)), number + 1, 0);
    }

    private static Attempt of(Model model, ModelRequest request, int number, int failedBefore) {
        return new Attempt(model, request, model.ask(request), number, failedBefore);
    }

    /** A fallback model may not write answers as long as the one it stands in for. */
    private static ModelRequest fitted(Model model, ModelRequest request) {
        int most = model.profile().maxOutputTokens();
        return request.maxOutputTokens() <= most ? request : request.maxOutputTokens(most);
    }

    /** Cache marks count segments as one model's wire format cuts them, and mean other places to another's. */
    private static ModelRequest marked(Model other, ModelRequest request) {
        return request.cacheMarks(
                BreakpointPlanner.standard()
                        .plan(other.segments(request), other.profile().cache())
                        .marks()
                        .stream()
                        .collect(Collectors.toMap(Mark::index, Mark::ttl)));
    }
}
