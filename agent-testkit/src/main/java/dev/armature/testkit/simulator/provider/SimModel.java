package dev.armature.testkit.simulator.provider;

import dev.armature.testkit.simulator.cache.Level;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A model that the simulator pretends to have.
 *
 * @param contextWindow most tokens of a prompt
 * @param maxOutputTokens most that a request may ask for
 * @param minCacheTokens a shorter prefix is not cached
 * @param tokenMultiplier tokens of this model for each token of the simulator's measure
 * @param readPrice of a token read from the cache, in prices of a plain one
 * @param rank models read reasoning of their own and lower ranks; 0 for one that is outside of this order
 * @param prefill whether the last message may be the assistant's
 * @param samplingParameters whether `temperature`, `top_p` and `top_k` are accepted
 * @param systemMessages whether messages of the role `system` are accepted
 * @param forcedToolUse whether a tool choice of `any` or `tool` is accepted
 * @param thinkingTypes accepted types of the field `thinking`
 * @param efforts accepted values of `output_config.effort`; empty when it is not accepted
 * @param cacheStep in the formats of OpenAI: 0 when prefixes are cached up to breakpoints, exactly; else they are cached
 *     without any, in steps of so many tokens
 * @param preservedThinking whether replayed reasoning is bound to what came before it
 * @param thinkingReach the level of a prompt that is not found in the cache when `thinking` changes, nor is what follows it;
 *     empty when all is found
 * @param effortReach the same for `output_config.effort`
 */
public record SimModel(
        String id,
        String displayName,
        Instant createdAt,
        long contextWindow,
        int maxOutputTokens,
        long minCacheTokens,
        double tokenMultiplier,
        double readPrice,
        int rank,
        boolean prefill,
        boolean samplingParameters,
        boolean systemMessages,
        boolean forcedToolUse,
        Set<String> thinkingTypes,
        Set<String> efforts,
        int cacheStep,
        boolean preservedThinking,
        Optional<Level> thinkingReach,
        Optional<Level> effortReach) {

    public SimModel {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(createdAt, "createdAt");
        thinkingTypes = Set.copyOf(thinkingTypes);
        efforts = Set.copyOf(efforts);
        Objects.requireNonNull(thinkingReach, "thinkingReach");
        Objects.requireNonNull(effortReach, "effortReach");
    }

    /** A tolerant model: 200,000 tokens of context, 64,000 of output, a cache from 1,024 tokens, all features. */
    public static SimModel named(String id) {
        return ModelReader.tolerant(id);
    }

    /** The models that come with the simulator, from a dated file. */
    public static List<SimModel> standard() {
        return ModelReader.standard();
    }

    /**
     * Reads models as the settings of a simulator have them: each an object with the fields of `models.json`, of which only
     * the `id` must be there. What is not said is as in the known model of that id, or of the id that `like` names, or else
     * as in a tolerant model.
     *
     * @throws IllegalArgumentException saying which cannot be understood, and why
     */
    public static List<SimModel> parse(String json, List<SimModel> known) {
        return ModelReader.parse(json, known);
    }

    /** A shorter prefix is not cached. */
    public SimModel withMinCacheTokens(long tokens) {
        return new SimModel(
                id,
                displayName,
                createdAt,
                contextWindow,
                maxOutputTokens,
                tokens,
                tokenMultiplier,
                readPrice,
                rank,
                prefill,
                samplingParameters,
                systemMessages,
                forcedToolUse,
                thinkingTypes,
                efforts,
                cacheStep,
                preservedThinking,
                thinkingReach,
                effortReach);
    }

    /** A prompt of more tokens is refused. */
    public SimModel withContextWindow(long tokens) {
        return new SimModel(
                id,
                displayName,
                createdAt,
                tokens,
                maxOutputTokens,
                minCacheTokens,
                tokenMultiplier,
                readPrice,
                rank,
                prefill,
                samplingParameters,
                systemMessages,
                forcedToolUse,
                thinkingTypes,
                efforts,
                cacheStep,
                preservedThinking,
                thinkingReach,
                effortReach);
    }

    /** How many tokens of this model each token of the simulator's measure is. */
    public SimModel withTokenMultiplier(double multiplier) {
        return new SimModel(
                id,
                displayName,
                createdAt,
                contextWindow,
                maxOutputTokens,
                minCacheTokens,
                multiplier,
                readPrice,
                rank,
                prefill,
                samplingParameters,
                systemMessages,
                forcedToolUse,
                thinkingTypes,
                efforts,
                cacheStep,
                preservedThinking,
                thinkingReach,
                effortReach);
    }

    /** Cached without breakpoints, as models before GPT-5.6 are. */
    public SimModel withCacheStep(int tokens) {
        return new SimModel(
                id,
                displayName,
                createdAt,
                contextWindow,
                maxOutputTokens,
                minCacheTokens,
                tokenMultiplier,
                readPrice,
                rank,
                prefill,
                samplingParameters,
                systemMessages,
                forcedToolUse,
                thinkingTypes,
                efforts,
                tokens,
                preservedThinking,
                thinkingReach,
                effortReach);
    }
}
