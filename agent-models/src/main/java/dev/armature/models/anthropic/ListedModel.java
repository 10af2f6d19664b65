package dev.armature.models.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.core.model.ModelProfile;
import dev.armature.models.http.WireJson;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A model as the provider lists it.
 *
 * @param id the name under which it is asked
 * @param displayName as a person calls it; empty if it was not said
 * @param contextWindow tokens of prompt and answer together; 0 if it was not said
 * @param maxOutputTokens the longest answer; 0 if it was not said
 * @param abilities what is said to be supported, as paths: {@code thinking.types.adaptive}
 */
public record ListedModel(
        String id, String displayName, int contextWindow, int maxOutputTokens, Set<String> abilities) {
    private static final int DEEPEST = 8;

    public ListedModel {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(displayName, "displayName");
        abilities = Set.copyOf(abilities);
    }

    /** What is known of a model, with the sizes that the provider says; empty if it says none. */
    public Optional<ModelProfile> sizes(ModelProfile known) {
        return contextWindow > 0 && maxOutputTokens > 0
                ? Optional.of(new ModelProfile(
                        known.provider(), id, contextWindow, maxOutputTokens, known.cache(), known.traits()))
                : Optional.empty();
    }

    static ListedModel of(JsonNode model) {
        Set<String> abilities = new TreeSet<>();
        collect(model.path("capabilities"), "", 0, abilities);
        return new ListedModel(
                model.path("id").asText(""),
                model.path("display_name").asText(""),
                tokens(model.path("max_input_tokens")),
                tokens(model.path("max_tokens")),
                abilities);
    }

    private static void collect(JsonNode tree, String path, int depth, Set<String> found) {
        if (tree.path("supported").asBoolean(false) && !path.isEmpty()) {
            found.add(path);
        }
        if (depth < DEEPEST) {
            for (Map.Entry<String, JsonNode> branch : tree.properties()) {
                String name = path.isEmpty() ? branch.getKey() : path + "." + branch.getKey();
                collect(branch.getValue(), name, depth + 1, found);
            }
        }
    }

    private static int tokens(JsonNode count) {
        return (int) Math.min(Integer.MAX_VALUE, WireJson.tokens(count));
    }
}
