package dev.armature.prompts.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.prompts.cache.TokenEstimator.Texture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void negative_bytes_are_refused() {
        assertThatThrownBy(() -> TokenEstimator.standard().tokens(-1, Texture.CODE))
                .hasMessage("bytes must be at least 0, was -1");
    }
}
