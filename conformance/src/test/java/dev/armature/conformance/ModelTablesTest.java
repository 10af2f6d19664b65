package dev.armature.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.model.KnownModels;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelTraits;
import dev.armature.core.model.ModelTraits.Thinking;
import dev.armature.testkit.simulator.provider.SimModel;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    @Test
    void what_a_client_believes_a_model_refuses_is_what_the_server_refuses() {
        for (String name : List.of("claude-opus-5-5", "claude-sonnet-5-5", "claude-sonnet-5", "claude-haiku-4-5")) {
            SimModel served = SimModel.standard().stream()
                    .filter(model -> model.id().equals(name))
                    .findFirst()
                    .orElseThrow();
            Set<Thinking> thinking = EnumSet.noneOf(Thinking.class);
            served.thinkingTypes().forEach(type -> way(type).ifPresent(thinking::add));

            assertThat(known(name).orElseThrow().traits())
                    .as(name)
                    .isEqualTo(new ModelTraits(
                            thinking,
                            served.samplingParameters(),
                            served.forcedToolUse(),
                            served.prefill(),
                            served.systemMessages(),
                            served.preservedThinking()));
        }
    }

    private static Optional<Thinking> way(String type) {
        return switch (type) {
            case "adaptive" -> Optional.of(Thinking.ADAPTIVE);
            case "enabled" -> Optional.of(Thinking.BUDGET);
            case "disabled" -> Optional.of(Thinking.NONE);
            default -> Optional.empty();
        };
    }

    private static Optional<ModelProfile> known(String name) {
        return Stream.of("anthropic", "openai")
                .flatMap(provider -> KnownModels.standard().find(provider, name).stream())
                .findFirst();
    }
}
