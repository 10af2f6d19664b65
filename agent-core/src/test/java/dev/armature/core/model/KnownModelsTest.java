package dev.armature.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.data.DatedTable;
import dev.armature.core.model.ModelTraits.Thinking;
import dev.armature.core.usage.PriceList;
import dev.armature.prompts.cache.CachePrices;
import dev.armature.prompts.cache.CacheProfile;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class KnownModelsTest {
    private final KnownModels known = KnownModels.standard();

    @Test
    void a_model_is_known_by_its_name_with_or_without_a_date() {
        assertThat(known.find("anthropic", "claude-haiku-4-5-20251001").map(ModelProfile::maxOutputTokens))
                .isEqualTo(known.find("anthropic", "claude-haiku-4-5").map(ModelProfile::maxOutputTokens))
                .isPresent();
        assertThat(known.profile("anthropic", "claude-haiku-4-5-20251001").name())
                .isEqualTo("claude-haiku-4-5-20251001");
    }

    @Test
    void a_name_that_merely_looks_like_a_known_one_is_not_known() {
        assertThat(known.find("anthropic", "claude-opus-5-9")).isEmpty();
        assertThat(known.find("openai", "claude-opus-5")).isEmpty();
    }

    @Test
    void an_unknown_model_gets_a_careful_profile() {
        ModelProfile profile = known.profile("openai", "my-own-model");

        assertThat(profile.name()).isEqualTo("my-own-model");
        assertThat(profile.contextWindow()).isEqualTo(32768);
        assertThat(profile.maxOutputTokens()).isEqualTo(8192);
        assertThatThrownBy(() -> known.profile("nobody", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void only_models_that_are_known_not_to_think_may_not_be_asked_to() {
        assertThat(known.mayThink("openai", "gpt-4o-2024-08-06")).isFalse();
        assertThat(known.mayThink("openai", "gpt-5.6")).isTrue();
        assertThat(known.mayThink("openai", "my-own-model")).isTrue();
    }

    @Test
    void how_prompts_are_cached_is_known() {
        assertThat(known.profile("openai", "gpt-5.6").cache()).isEqualTo(CacheProfile.explicitUnlimited(1_024));
        assertThat(known.profile("openai", "gpt-5").cache()).isEqualTo(CacheProfile.automatic(1_024));
        assertThat(known.profile("anthropic", "claude-opus-4-7").cache()).isEqualTo(CacheProfile.explicit(2_048));
    }

    @Test
    void what_is_cached_costs_what_the_provider_charges() {
        assertThat(known.profile("openai", "gpt-5").cache().prices()).isEqualTo(new CachePrices(0.1, 1, 1));
        assertThat(known.profile("openai", "gpt-4o").cache().prices()).isEqualTo(new CachePrices(0.5, 1, 1));
        assertThat(known.profile("openai", "gpt-5.6").cache().prices()).isEqualTo(CachePrices.standard());
        assertThat(known.profile("anthropic", "claude-opus-5-5").cache().prices())
                .isEqualTo(new CachePrices(0.05, 1.25, 2));
    }

    @Test
    void the_prices_of_what_is_cached_are_those_of_the_price_list() {
        for (List<String> row :
                DatedTable.beside(KnownModels.class, "models.tsv").rows()) {
            CachePrices here = known.profile(row.get(0), row.get(1)).cache().prices();
            PriceList.standard()
                    .of(row.get(1))
                    .ifPresent(there -> assertThat(here)
                            .as(row.get(1))
                            .isEqualTo(new CachePrices(
                                    there.readFactor().doubleValue(),
                                    there.write5mFactor().doubleValue(),
                                    there.write1hFactor().doubleValue())));
        }
    }

    @Test
    void what_a_model_refuses_is_known_and_nothing_is_believed_of_others() {
        assertThat(known.profile("anthropic", "claude-opus-5-5").traits())
                .isEqualTo(new ModelTraits(Set.of(Thinking.ADAPTIVE), false, false, false, true, true));
        assertThat(known.profile("anthropic", "claude-haiku-4-5").traits())
                .isEqualTo(new ModelTraits(Set.of(Thinking.BUDGET, Thinking.NONE), true, true, true, false, false));
        assertThat(known.profile("anthropic", "my-own-model").traits()).isEqualTo(ModelTraits.unknown());
        assertThat(known.profile("openai", "gpt-5").traits()).isEqualTo(ModelTraits.unknown());
    }

    @Test
    void the_data_has_a_date() {
        assertThat(known.date()).isAfter("2026-01-01");
    }
}
