package dev.armature.core.model;

import dev.armature.prompts.cache.CacheProfile;
import java.util.Objects;

/**
 * What a model can do and how much fits into it.
 *
 * @param provider such as {@code anthropic}
 * @param name the model's name at the provider
 * @param contextWindow tokens of prompt and answer together
 * @param maxOutputTokens the longest answer
 * @param cache what its provider caches, and how
 * @param traits what it takes in a request
 */
public record ModelProfile(
        String provider, String name, int contextWindow, int maxOutputTokens, CacheProfile cache, ModelTraits traits) {
    public ModelProfile {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cache, "cache");
        Objects.requireNonNull(traits, "traits");
        if (contextWindow < 1 || maxOutputTokens < 1) {
            throw new IllegalArgumentException("a model's window and output are at least 1 token");
        }
    }

    /** A model of which it is not known what it refuses. */
    public ModelProfile(String provider, String name, int contextWindow, int maxOutputTokens, CacheProfile cache) {
        this(provider, name, contextWindow, maxOutputTokens, cache, ModelTraits.unknown());
    }

    /** A model whose provider caches by itself, or not at all. */
    public ModelProfile(String provider, String name, int contextWindow, int maxOutputTokens) {
        this(provider, name, contextWindow, maxOutputTokens, CacheProfile.automatic(CacheProfile.DEFAULT_MIN_TOKENS));
    }

    /** The same under another name. */
    public ModelProfile named(String other) {
        return new ModelProfile(provider, other, contextWindow, maxOutputTokens, cache, traits);
    }

    /** The same with other traits. */
    public ModelProfile traits(ModelTraits other) {
        return new ModelProfile(provider, name, contextWindow, maxOutputTokens, cache, other);
    }
}
