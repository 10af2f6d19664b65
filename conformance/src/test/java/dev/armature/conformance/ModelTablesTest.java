package dev.armature.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.model.KnownModels;
import dev.armature.core.model.ModelProfile;
import dev.armature.testkit.simulator.provider.SimModel;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What clients believe of models by their names is what the simulated server does under these names. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ModelTablesTest {

    /** In tokens: what fits in, what comes out at most, and the shortest prefix that is cached. */
    private record Figures(long window, long longestAnswer, long shortestPrefix) {}

    @Test
    void every_model_that_both_tables_name_has_the_same_figures_in_both() {
        Map<String, Figures> served = new TreeMap<>();
        Map<String, Figures> known = new TreeMap<>();
        for (SimModel model : SimModel.standard()) {
            known(model.id()).ifPresent(profile -> {
                served.put(
                        model.id(),
                        new Figures(model.contextWindow(), model.maxOutputTokens(), model.minCacheTokens()));
                known.put(
                        model.id(),
                        new Figures(
                                profile.contextWindow(),
                                profile.maxOutputTokens(),
                                profile.cache().minTokens()));
            });
        }

        assertThat(served).isEqualTo(known);
        assertThat(served).containsKeys("claude-sonnet-5-5", "claude-haiku-4-5", "gpt-5.6", "gpt-5");
    }

    private static Optional<ModelProfile> known(String name) {
        return Stream.of("anthropic", "openai")
                .flatMap(provider -> KnownModels.standard().find(provider, name).stream())
                .findFirst();
    }
}
