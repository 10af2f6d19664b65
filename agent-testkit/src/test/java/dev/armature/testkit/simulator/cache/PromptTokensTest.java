package dev.armature.testkit.simulator.cache;

import static dev.armature.testkit.simulator.Bodies.body;
import static dev.armature.testkit.simulator.Bodies.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a prompt weighs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PromptTokensTest {

    @ParameterizedTest
    @CsvSource({"50, 1.1, 55", "30, 1.3, 39", "31, 1.3, 41", "100, 1.15, 115", "70, 0.7, 49", "17, 1.0, 17"})
    void a_multiplier_adds_no_token_by_rounding(int tokens, double multiplier, long expected) {
        assertThat(prompt(text(tokens, 'u')).tokens(multiplier)).isEqualTo(expected);
    }

    @Test
    void a_character_outside_of_the_basic_plane_weighs_its_four_bytes() {
        String block = "{\"type\":\"text\",\"text\":\"" + "\uD83D\uDE00".repeat(100) + "\"}";

        assertThat(prompt(block).tokens(1.0)).isEqualTo(Prompt.tokensOf(block)).isEqualTo(Math.ceilDiv(26 + 400, 4));
    }

    private static Prompt prompt(String block) {
        return Prompt.messages(body().user(block).json().getBytes(StandardCharsets.UTF_8));
    }
}
