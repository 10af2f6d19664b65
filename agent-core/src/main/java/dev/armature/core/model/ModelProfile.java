package dev.armature.core.model;

import java.util.Objects;

/**
 * What a model can do and how much fits into it.
 *
 * @param provider such as {@code anthropic}
 * @param name the model's name at the provider
 * @param contextWindow tokens of prompt and answer together
 * @param maxOutputTokens the longest answer
 */
public record ModelProfile(String provider, String name, int contextWindow, int maxOutputTokens) {
    public ModelProfile {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(name, "name");
        if (contextWindow < 1 || maxOutputTokens < 1) {
            throw new IllegalArgumentException("a model's window and output are at least 1 token");
        }
    }

    /** The same under another name. */
    public ModelProfile named(String other) {
        return new ModelProfile(provider, other, contextWindow, maxOutputTokens);
    }
}
