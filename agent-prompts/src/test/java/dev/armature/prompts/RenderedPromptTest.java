package dev.armature.prompts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.prompts.cache.Level;
import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.section.Stability;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RenderedPromptTest {

    private static final RenderedPrompt PROMPT = render(
            PromptSection.fixed("identity", Stability.GLOBAL, 100, "You are é."),
            PromptSection.fixed("tools", Stability.GLOBAL, 200, "Use them."),
            PromptSection.fixed("cwd", Stability.SESSION, 100, "In /p."));

    @Test
    void sections_of_one_stability_are_one_block_that_knows_their_bytes() {
        assertThat(PROMPT.blocks())
                .containsExactly(
                        new PromptBlock(
                                "You are é.\n\nUse them.",
                                Stability.GLOBAL,
                                List.of(new Segment.Part("identity", 13), new Segment.Part("tools", 9))),
                        new PromptBlock("In /p.", Stability.SESSION, List.of(new Segment.Part("cwd", 6))));
        assertThat(PROMPT.blocks().get(0).sectionIds()).containsExactly("identity", "tools");
        assertThat(PROMPT.text()).isEqualTo("You are é.\n\nUse them.\n\nIn /p.");
    }

    @Test
    void static_and_dynamic_text_never_share_a_block() {
        assertThat(PROMPT.blocks())
                .allSatisfy(block -> assertThat(block.parts()).isNotEmpty())
                .extracting(PromptBlock::stability)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_bytes_of_the_parts_add_up_to_the_block() {
        for (PromptBlock block : PROMPT.blocks()) {
            int bytes = block.parts().stream().mapToInt(Segment.Part::bytes).sum();

            assertThat(bytes).isEqualTo(block.text().getBytes(UTF_8).length);
        }
    }

    @Test
    void blocks_become_segments_that_a_plan_can_mark() {
        List<Segment> segments = PROMPT.segments(block -> block.text().getBytes(UTF_8));
        SegmentChain chain = SegmentChain.of(segments);

        assertThat(segments).extracting(Segment::path).containsExactly("system[0]", "system[1]");
        assertThat(segments).extracting(Segment::level).containsOnly(Level.SYSTEM);
        assertThat(segments.get(0).parts()).isEqualTo(PROMPT.blocks().get(0).parts());
        assertThat(chain.globalEnd()).isEqualTo(1);
        assertThat(chain.messagesStart()).isEqualTo(2);
    }

    @Test
    void it_explains_itself_section_by_section() {
        assertThat(PROMPT.explain()).isEqualTo("""
                order  stability  tokens  sha-256       section
                  100  GLOBAL          3  48da155f1e23  identity
                  200  GLOBAL          3  84775f4e2027  tools
                ------ cache boundary: GLOBAL ends
                  100  SESSION         2  2ad2980fdd90  cwd
                ------ cache boundary: SESSION ends
                """);
        assertThat(PROMPT).hasToString(PROMPT.explain());
    }

    @Test
    void the_explanation_is_the_same_in_every_locale() {
        Locale before = Locale.getDefault();
        String explained = PROMPT.explain();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(PROMPT.explain()).isEqualTo(explained);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_section_that_was_cut_is_shown_as_cut() {
        RenderedPrompt prompt = render(PromptSection.fixed("long", Stability.GLOBAL, 1, "word ".repeat(5_000)));

        assertThat(prompt.explain()).contains("  long (cut)\n");
        assertThat(prompt.text()).endsWith("[Cut here: this section has about 5953 tokens, and 2000 fit.]");
    }

    @Test
    void a_section_that_may_say_more_is_not_cut_and_is_otherwise_the_same() {
        PromptSection longer = PromptSection.fixed("long", Stability.GLOBAL, 1, "word ".repeat(5_000));

        PromptSection allowed = longer.withMaxTokens(6_000);

        assertThat(render(allowed).text()).isEqualTo("word ".repeat(5_000).strip());
        assertThat(List.of(allowed.id(), allowed.stability(), allowed.order(), allowed.facts(), allowed.maxTokens()))
                .isEqualTo(List.of("long", Stability.GLOBAL, 1, Set.of(), 6_000));
    }

    private static RenderedPrompt render(PromptSection... sections) {
        return SystemPrompt.builder().sections(List.of(sections)).build().render(Facts.none());
    }
}
