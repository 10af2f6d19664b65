package dev.armature.examples.coding.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.examples.coding.setup.CodingPrompt;
import dev.armature.prompts.Finding;
import dev.armature.prompts.Finding.Problem;
import dev.armature.prompts.SystemPrompt;
import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.section.Stability;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LintsTest {

    @ParameterizedTest
    @CsvSource({
        "It is 10:21:07 now., TIME, 10:21:07, 6",
        "Run 123e4567-e89b-12d3-a456-426614174000., IDENTIFIER, 123e4567-e89b-12d3-a456-426614174000, 4",
        "See /home/somebody for more., HOME_FOLDER, /home/somebody, 4"
    })
    void what_differs_from_user_to_user_is_found_in_global_sections_and_in_tools(
            String text, Problem problem, String found, int offset) {
        CodingPrompt prompt = new CodingPrompt(
                SystemPrompt.builder()
                        .section(PromptSection.fixed("tone", Stability.GLOBAL, 1, text))
                        .section(PromptSection.fixed("here", Stability.SESSION, 1, text))
                        .build(),
                Facts.none());
        Segment tool = Segment.tool("tools[3]", Stability.GLOBAL, text.getBytes(StandardCharsets.UTF_8));

        assertThat(Lints.of(prompt, SegmentChain.of(List.of(tool))))
                .containsExactly(
                        new Finding("tone", problem, offset, found), new Finding("tools[3]", problem, offset, found));
    }
}
