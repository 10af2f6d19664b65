package dev.armature.models.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.model.KnownModels;
import dev.armature.core.model.ModelTraits;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ThinkingWishTest {
    private static final String ADAPTIVE = "{\"type\":\"adaptive\",\"display\":\"summarized\"}";

    @Test
    void a_model_that_wants_a_number_is_told_half_of_what_it_may_say() {
        assertThat(ThinkingWish.adaptive().json(of("claude-opus-5-5"), 32_000)).isEqualTo(ADAPTIVE);
        assertThat(ThinkingWish.adaptive().json(of("claude-haiku-4-5"), 32_000)).isEqualTo(budget(16_000));
        assertThat(ThinkingWish.adaptive().json(of("claude-haiku-4-5"), 1_500)).isEqualTo(budget(1_024));
    }

    @Test
    void a_budget_leaves_room_for_an_answer_and_is_not_said_where_there_is_none() {
        assertThat(ThinkingWish.budget(4_000).json(of("claude-haiku-4-5"), 32_000))
                .isEqualTo(budget(4_000));
        assertThat(ThinkingWish.budget(4_000).json(of("claude-haiku-4-5"), 2_000))
                .isEqualTo(budget(1_999));
        assertThat(ThinkingWish.budget(4_000).json(of("claude-haiku-4-5"), 1_024))
                .isEmpty();
    }

    @Test
    void a_model_that_decides_for_itself_is_left_to_decide() {
        assertThat(ThinkingWish.budget(4_000).json(of("claude-sonnet-5-5"), 32_000))
                .isEqualTo(ADAPTIVE);
        assertThat(ThinkingWish.budget(4_000).json(of("claude-opus-4-6"), 32_000))
                .isEqualTo(budget(4_000));
    }

    @Test
    void a_model_that_always_thinks_is_not_told_not_to() {
        assertThat(ThinkingWish.off().json(of("claude-opus-5-5"), 32_000)).isEmpty();
        assertThat(ThinkingWish.off().json(of("claude-sonnet-5-5"), 32_000)).isEqualTo("{\"type\":\"disabled\"}");
    }

    @Test
    void a_model_of_which_nothing_is_known_is_told_what_was_wished() {
        assertThat(ThinkingWish.none().json(ModelTraits.unknown(), 32_000)).isEmpty();
        assertThat(ThinkingWish.adaptive().json(ModelTraits.unknown(), 32_000)).isEqualTo(ADAPTIVE);
        assertThat(ThinkingWish.budget(4_000).json(ModelTraits.unknown(), 32_000))
                .isEqualTo(budget(4_000));
        assertThat(ThinkingWish.off().json(ModelTraits.unknown(), 32_000)).isEqualTo("{\"type\":\"disabled\"}");
    }

    @Test
    void a_budget_below_the_least_is_refused() {
        assertThatThrownBy(() -> ThinkingWish.budget(1_000))
                .hasMessage("a budget for thinking is at least 1024 tokens, was 1000; to have none, say"
                        + " `withoutThinking()`");
    }

    private static ModelTraits of(String model) {
        return KnownModels.standard().profile("anthropic", model).traits();
    }

    private static String budget(int tokens) {
        return "{\"type\":\"enabled\",\"budget_tokens\":" + tokens + "}";
    }
}
