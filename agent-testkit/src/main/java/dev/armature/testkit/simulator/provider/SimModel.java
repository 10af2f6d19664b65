package dev.armature.testkit.simulator.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A model that the simulator pretends to have.
 *
 * @param contextWindow most tokens of a prompt
 * @param maxOutputTokens most that a request may ask for
 * @param minCacheTokens a shorter prefix is not cached
 * @param tokenMultiplier tokens of this model for each token of the simulator's measure
 * @param readPrice of a token read from the cache, in prices of a plain one
 * @param rank models read reasoning of their own and lower ranks
 * @param prefill whether the last message may be the assistant's
 * @param samplingParameters whether `temperature`, `top_p` and `top_k` are accepted
 * @param systemMessages whether messages of the role `system` are accepted
 * @param forcedToolUse whether a tool choice of `any` or `tool` is accepted
 * @param thinkingTypes accepted types of the field `thinking`
 * @param cacheStep in the formats of OpenAI: 0 when prefixes are cached up to breakpoints, exactly; else they are cached
 *     without any, in steps of so many tokens
 * @param preservedThinking whether replayed reasoning is bound to what came before it
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
        int cacheStep,
        boolean preservedThinking) {

    public SimModel {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(createdAt, "createdAt");
        thinkingTypes = Set.copyOf(thinkingTypes);
    }

    /** A tolerant model: 200,000 tokens of context, 64,000 of output, a cache from 1,024 tokens, all features. */
    public static SimModel named(String id) {
        return from(Json.MAPPER.createObjectNode().put("id", id).put("prefill", true));
    }

    /** The models that come with the simulator, from a dated file. */
    public static List<SimModel> standard() {
        try (InputStream file = SimModel.class.getResourceAsStream("models.json")) {
            List<SimModel> models = new ArrayList<>();
            Json.MAPPER.readTree(file).path("models").forEach(model -> models.add(from(model)));
            return models;
        } catch (IOException e) {
            throw new UncheckedIOException("models.json cannot be read", e);
        }
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
                cacheStep,
                preservedThinking);
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
                cacheStep,
                preservedThinking);
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
                cacheStep,
                preservedThinking);
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
                tokens,
                preservedThinking);
    }

    private static SimModel from(JsonNode model) {
        Set<String> thinking = new LinkedHashSet<>();
        model.path("thinkingTypes").forEach(type -> thinking.add(type.asText()));
        if (thinking.isEmpty()) {
            thinking.addAll(List.of("enabled", "adaptive", "disabled", "between_tools"));
        }
        String id = model.path("id").asText();
        return new SimModel(
                id,
                model.path("displayName").asText(id),
                Instant.parse(model.path("createdAt").asText("2026-01-01T00:00:00Z")),
                model.path("contextWindow").asLong(200_000),
                model.path("maxOutputTokens").asInt(64_000),
                model.path("minCacheTokens").asLong(1_024),
                model.path("tokenMultiplier").asDouble(1.0),
                model.path("readPrice").asDouble(0.1),
                model.path("rank").asInt(),
                model.path("prefill").asBoolean(),
                model.path("samplingParameters").asBoolean(),
                model.path("systemMessages").asBoolean(true),
                model.path("forcedToolUse").asBoolean(true),
                thinking,
                model.path("cacheStep").asInt(),
                model.path("preservedThinking").asBoolean());
    }
}
