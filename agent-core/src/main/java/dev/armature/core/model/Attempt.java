package dev.armature.core.model;

/**
 * One try on the wire.
 *
 * @param number counted over all models, from 1
 * @param failedBefore how often this model has failed already
 */
record Attempt(Model model, ModelStream stream, int number, int failedBefore) {

    static Attempt first(Model model, ModelRequest request) {
        return new Attempt(model, model.ask(fitted(model, request)), 1, 0);
    }

    /** The next try with the same model. */
    Attempt again(ModelRequest request) {
        return new Attempt(model, model.ask(fitted(model, request)), number + 1, failedBefore + 1);
    }

    /** The next try with another model, which has not failed yet. */
    Attempt with(Model other, ModelRequest request) {
        return new Attempt(other, other.ask(fitted(other, request)), number + 1, 0);
    }

    /** A fallback model may not write answers as long as the one it stands in for. */
    private static ModelRequest fitted(Model model, ModelRequest request) {
        int most = model.profile().maxOutputTokens();
        return request.maxOutputTokens() <= most ? request : request.maxOutputTokens(most);
    }
}
