package dev.armature.prompts.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.prompts.cache.TokenEstimator.Texture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class TokenEstimatorTest {

    @ParameterizedTest
    @CsvSource({"0, CODE, 0", "1, CODE, 1", "34, CODE, 10", "35, CODE, 11", "42, PROSE, 10", "43, PROSE, 11"})
    void bytes_become_tokens_by_texture_and_are_rounded_up(long bytes, Texture texture, int tokens) {
        assertThat(TokenEstimator.standard().tokens(bytes, texture)).isEqualTo(tokens);
    }

    @Test
    void a_text_weighs_its_utf_8_bytes() {
        assertThat(TokenEstimator.standard().tokens("€".repeat(14), Texture.PROSE))
                .isEqualTo(10);
    }

    @Test
    void it_comes_nearer_to_what_a_provider_reports() {
        TokenEstimator estimator = TokenEstimator.standard();

        for (int i = 0; i < 40; i++) {
            int estimated = estimator.tokens(34_000, Texture.CODE);
            estimator = estimator.learn(estimated, 13_000);
        }

        assertThat(estimator.correction()).isCloseTo(1.3, within(0.001));
    }

    @Test
    void one_absurd_report_does_not_lead_it_astray() {
        assertThat(TokenEstimator.standard().learn(1, 1_000_000).correction()).isEqualTo(1.6);
        assertThat(TokenEstimator.standard().learn(1_000_000, 1).correction()).isCloseTo(0.8, within(0.001));
        assertThat(TokenEstimator.standard().learn(0, 5)).isEqualTo(TokenEstimator.standard());
        assertThat(TokenEstimator.standard().learn(5, 0)).isEqualTo(TokenEstimator.standard());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.69, 1.61, Double.NaN, -1})
    void a_correction_out_of_range_is_refused(double correction) {
        assertThatThrownBy(() -> new TokenEstimator(correction))
                .hasMessage("correction must be 0.7 to 1.6, was " + correction);
    }

    @Test
    void negative_bytes_are_refused() {
        assertThatThrownBy(() -> TokenEstimator.standard().tokens(-1, Texture.CODE))
                .hasMessage("bytes must be at least 0, was -1");
    }
}
