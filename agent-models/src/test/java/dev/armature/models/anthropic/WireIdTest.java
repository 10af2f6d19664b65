package dev.armature.models.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.testsupport.property.Property;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class WireIdTest {
    private static final List<String> PIECES =
            List.of("a", ":", ".", "_", "-", "1", "_x0123456789abcdef", "\n", "ü", " ");

    @ParameterizedTest
    @ValueSource(strings = {"toolu_01A", "call-7", "0", "functions_Bash_0", "x0123456789abcdef"})
    void an_id_of_allowed_characters_is_sent_as_it_is(String id) {
        assertThat(WireId.fits(id)).isTrue();
        assertThat(WireId.of(id)).isEqualTo(id);
    }

    /** To the letter: what was sent in one request, and cached, must be sent in the next and by the next version. */
    @ParameterizedTest
    @CsvSource({
        "functions.Bash:0, functions_Bash_0_xa97d15071f75fb20",
        "a:1,              a_1_x2b2c40a6706d9e5f",
        "a.1,              a_1_x4a5f06ec672e3c23",
        "'',               _xe3b0c44298fc1c14",
        "größe,            gr__e_xd353a2671b67afff"
    })
    void another_id_is_always_written_the_same_way(String id, String sent) {
        assertThat(WireId.fits(id)).isFalse();
        assertThat(WireId.of(id)).isEqualTo(sent);
    }

    @Test
    void what_stands_for_an_id_is_short_and_fits_wherever_ids_do() {
        String sent = WireId.of("__thought__" + "+/=".repeat(1000));

        assertThat(sent).hasSize(58).matches("[a-zA-Z0-9_-]+");
    }

    @Test
    void two_ids_never_become_one_not_even_if_one_looks_like_what_stands_for_the_other() {
        assertThat(WireId.of(WireId.of("a:1"))).isNotEqualTo(WireId.of("a:1"));
        Property.forAll(
                draws -> draws.listOf(2, 2, more -> String.join("", more.listOf(0, 4, piece -> piece.from(PIECES)))),
                ids -> assertThat(WireId.of(ids.get(0)).equals(WireId.of(ids.get(1))))
                        .isEqualTo(ids.get(0).equals(ids.get(1))));
    }
}
