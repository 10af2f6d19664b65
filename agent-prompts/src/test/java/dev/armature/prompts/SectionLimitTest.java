package dev.armature.prompts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.prompts.cache.TokenEstimator;
import dev.armature.prompts.cache.TokenEstimator.Texture;
import dev.armature.testsupport.property.Property;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SectionLimitTest {

    private static final String LINE = "0123456789012345678901234567890123456789\n";

    @Test
    void a_text_that_fits_is_kept_as_it_is() {
        String text = "x".repeat(42);

        assertThat(SectionLimit.keep(text, 10)).isSameAs(text);
    }

    @Test
    void a_longer_one_ends_with_a_whole_line_and_a_note_within_the_limit() {
        String text = LINE.repeat(20).strip();

        String kept = SectionLimit.keep(text, 50);

        assertThat(kept).isEqualTo(LINE.repeat(3) + "[Cut here: this section has about 195 tokens, and 50 fit.]");
        assertThat(TokenEstimator.standard().tokens(kept, Texture.PROSE)).isLessThanOrEqualTo(50);
    }

    @Test
    void the_closing_tag_of_an_element_that_was_cut_stays() {
        String text = "<project-instructions>\n" + LINE.repeat(30) + "</project-instructions>";

        String kept = SectionLimit.keep(text, 100);

        assertThat(kept)
                .startsWith("<project-instructions>\n" + LINE)
                .endsWith("[Cut here: this section has about 304 tokens, and 100 fit.]\n</project-instructions>");
    }

    @Test
    void a_cut_text_has_no_blank_space_at_its_ends_even_when_nothing_of_it_fits() {
        assertThat(SectionLimit.keep(LINE.repeat(20), 1))
                .isEqualTo("[Cut here: this section has about 196 tokens, and 1 fit.]");
    }

    @Test
    void what_is_kept_of_any_text_is_a_start_of_it_in_whole_characters_and_fits() {
        Property.forAll(draws -> draws.text(200, 900, "aé€\uD83D\uDE00 \n"), random -> {
            String text = new String(random.getBytes(UTF_8), UTF_8).strip();

            String kept = SectionLimit.keep(text, 40);

            if (!kept.equals(text)) {
                String head = kept.substring(0, kept.indexOf("[Cut here: ")).stripTrailing();
                assertThat(text).startsWith(head);
                assertThat(kept).isEqualTo(kept.strip()).doesNotContain("\uFFFD");
                assertThat(TokenEstimator.standard().tokens(kept, Texture.PROSE))
                        .isLessThanOrEqualTo(40);
            }
        });
    }
}
