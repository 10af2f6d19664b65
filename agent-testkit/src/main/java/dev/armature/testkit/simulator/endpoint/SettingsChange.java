package dev.armature.testkit.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.json.Fields;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.provider.PreservedThinking;
import dev.armature.testkit.simulator.provider.RateLimits;
import dev.armature.testkit.simulator.provider.SimModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Settings as a program is given them: an object with `models`, `preservedThinking` and `rateLimits`, of which each may be
 * left out and then stays as it is.
 */
public final class SettingsChange {
    private static final Set<String> FIELDS = Set.of("$schema", "models", "preservedThinking", "rateLimits");
    private static final Set<String> LIMITS = Set.of("requests", "inputTokens", "outputTokens");

    private final JsonNode json;

    private SettingsChange(JsonNode json) {
        this.json = json;
    }

    /**
     * Reads the settings.
     *
     * @param known the models that those of the settings may be like
     * @throws IllegalArgumentException saying what cannot be understood, and why
     */
    public static SettingsChange parse(String text, List<SimModel> known) {
        JsonNode json = Json.parse(text);
        if (!json.isObject()) {
            throw new IllegalArgumentException("settings are an object with some of `models`, `preservedThinking` and"
                    + " `rateLimits`, was `" + Fields.shortened(text) + "`");
        }
        var change = new SettingsChange(json);
        change.models(known);
        change.preservedThinking(PreservedThinking.OFF);
        change.limits(RateLimits.standard());
        return change;
    }

    /** What becomes of settings by it. */
    public SimulatorSettings.Provider of(SimulatorSettings.Provider before) {
        List<SimModel> models = new ArrayList<>(before.models());
        for (SimModel model : models(before.models())) {
            models.removeIf(known -> known.id().equals(model.id()));
            models.add(model);
        }
        return new SimulatorSettings.Provider(
                models,
                before.strict(),
                before.cache(),
                limits(before.rateLimits()),
                preservedThinking(before.preservedThinking()));
    }

    private Fields fields() {
        return Fields.of("the settings", json, FIELDS);
    }

    private List<SimModel> models(List<SimModel> known) {
        return fields().has("models") ? SimModel.parse(json.path("models").toString(), known) : List.of();
    }

    private PreservedThinking preservedThinking(PreservedThinking before) {
        try {
            return fields().text("preservedThinking")
                    .map(PreservedThinking::parse)
                    .orElse(before);
        } catch (IllegalArgumentException e) {
            throw fields().wrong("preservedThinking", "`off`, `error` or `drop_block`");
        }
    }

    private RateLimits limits(RateLimits before) {
        if (!fields().has("rateLimits")) {
            return before;
        }
        Fields limits = fields().object("rateLimits", LIMITS);
        return RateLimits.enforced(
                limits.number("requests").orElse(before.requests()),
                limits.number("inputTokens").orElse(before.inputTokens()),
                limits.number("outputTokens").orElse(before.outputTokens()));
    }
}
