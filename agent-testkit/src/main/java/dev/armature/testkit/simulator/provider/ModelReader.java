package dev.armature.testkit.simulator.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.cache.Level;
import dev.armature.testkit.simulator.json.Fields;
import dev.armature.testkit.simulator.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads models from JSON, each on top of one that is known already. */
final class ModelReader {
    private static final Set<String> FIELDS = Set.of(
            "id",
            "like",
            "displayName",
            "createdAt",
            "contextWindow",
            "maxOutputTokens",
            "minCacheTokens",
            "tokenMultiplier",
            "readPrice",
            "rank",
            "prefill",
            "samplingParameters",
            "systemMessages",
            "forcedToolUse",
            "thinkingTypes",
            "efforts",
            "cacheStep",
            "preservedThinking",
            "thinkingReach",
            "effortReach");
    private static final Set<String> THINKING = Set.of("enabled", "adaptive", "disabled", "between_tools");
    private static final Set<String> EFFORTS = Set.of("low", "medium", "high", "xhigh", "max");
    private static final String NOTHING = "nothing";

    private ModelReader() {}

    static SimModel tolerant(String id) {
        return new SimModel(
                id,
                id,
                Instant.parse("2026-01-01T00:00:00Z"),
                200_000,
                64_000,
                1_024,
                1.0,
                0.1,
                0,
                true,
                false,
                true,
                true,
                THINKING,
                EFFORTS,
                0,
                false,
                Optional.of(Level.MESSAGES),
                Optional.of(Level.MESSAGES));
    }

    static List<SimModel> standard() {
        try (InputStream file = SimModel.class.getResourceAsStream("models.json")) {
            return models(Json.MAPPER.readTree(file).path("models"), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("models.json cannot be read", e);
        }
    }

    static List<SimModel> parse(String json, List<SimModel> known) {
        JsonNode read = Json.parse(json);
        if (!read.isArray()) {
            throw new IllegalArgumentException("expected a list of models, was `%s`".formatted(Fields.shortened(json)));
        }
        return models(read, known);
    }

    private static List<SimModel> models(JsonNode list, List<SimModel> known) {
        List<SimModel> all = new ArrayList<>(known);
        List<SimModel> models = new ArrayList<>();
        for (JsonNode each : list) {
            SimModel model = model(each, all);
            models.add(model);
            all.addFirst(model);
        }
        return models;
    }

    private static SimModel model(JsonNode json, List<SimModel> known) {
        String id = Fields.of("a model", json, FIELDS).with("id").text("id").orElseThrow();
        Fields said = Fields.of("the model `" + id + "`", json, FIELDS);
        SimModel base = base(id, said, known);
        return new SimModel(
                id,
                said.text("displayName").orElse(said.has("like") ? id : base.displayName()),
                said.has("createdAt") ? moment(said) : base.createdAt(),
                said.has("contextWindow") ? said.count("contextWindow") : base.contextWindow(),
                said.has("maxOutputTokens") ? said.count("maxOutputTokens") : base.maxOutputTokens(),
                said.has("minCacheTokens") ? said.count("minCacheTokens") : base.minCacheTokens(),
                said.factor("tokenMultiplier").orElse(base.tokenMultiplier()),
                said.factor("readPrice").orElse(base.readPrice()),
                said.has("rank") ? said.count("rank") : base.rank(),
                said.yesOrNo("prefill").orElse(base.prefill()),
                said.yesOrNo("samplingParameters").orElse(base.samplingParameters()),
                said.yesOrNo("systemMessages").orElse(base.systemMessages()),
                said.yesOrNo("forcedToolUse").orElse(base.forcedToolUse()),
                words(said, "thinkingTypes", THINKING, base.thinkingTypes()),
                words(said, "efforts", EFFORTS, base.efforts()),
                said.has("cacheStep") ? said.count("cacheStep") : base.cacheStep(),
                said.yesOrNo("preservedThinking").orElse(base.preservedThinking()),
                reach(said, "thinkingReach", base.thinkingReach()),
                reach(said, "effortReach", base.effortReach()));
    }

    private static SimModel base(String id, Fields said, List<SimModel> known) {
        Optional<String> like = said.text("like");
        Optional<SimModel> found = known.stream()
                .filter(model -> model.id().equals(like.orElse(id)))
                .findFirst();
        if (like.isPresent() && found.isEmpty()) {
            throw said.wrong("like", "the id of a known model");
        }
        return found.orElseGet(() -> tolerant(id));
    }

    private static Set<String> words(Fields said, String name, Set<String> allowed, Set<String> base) {
        if (!said.has(name)) {
            return base;
        }
        Set<String> words = Set.copyOf(said.texts(name));
        if (!allowed.containsAll(words)) {
            throw said.wrong(name, "a list of " + allowed.stream().sorted().toList());
        }
        return words;
    }

    private static Optional<Level> reach(Fields said, String name, Optional<Level> base) {
        Optional<String> word = said.text(name);
        if (word.isEmpty()) {
            return base;
        }
        if (word.get().equals(NOTHING)) {
            return Optional.empty();
        }
        Optional<Level> level = Arrays.stream(Level.values())
                .filter(each -> each != Level.TOOLS && each.word().equals(word.get()))
                .findFirst();
        if (level.isEmpty()) {
            throw said.wrong(name, "`nothing`, `messages` or `system`");
        }
        return level;
    }

    private static Instant moment(Fields said) {
        try {
            return Instant.parse(said.text("createdAt").orElseThrow());
        } catch (DateTimeParseException e) {
            throw said.wrong("createdAt", "a time such as `2026-01-31T10:00:00Z`");
        }
    }
}
