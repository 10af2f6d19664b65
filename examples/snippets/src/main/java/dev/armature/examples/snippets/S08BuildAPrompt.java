package dev.armature.examples.snippets;

import dev.armature.core.Agent;
import dev.armature.prompts.PromptBlock;
import dev.armature.prompts.RenderedPrompt;
import dev.armature.prompts.SystemPrompt;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.fact.StandardFacts;
import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.section.Stability;
import dev.armature.testkit.ScriptedModel;
import java.time.LocalDate;
import java.util.Set;

/**
 * Builds a system prompt of sections and looks at its blocks. Sections are ordered by how long their text stays the same,
 * so that two sessions share the longest possible beginning, which a provider reads from its cache.
 *
 * <p>The sections of a coding agent are ready-made: {@code .sections(StandardPrompt.codingAgent())}.
 */
public final class S08BuildAPrompt {
    private S08BuildAPrompt() {}

    public static void main(String[] arguments) {
        SystemPrompt prompt = SystemPrompt.builder()
                .section(PromptSection.of(
                        "today", Stability.SESSION, 100, Set.of(StandardFacts.START_DATE), S08BuildAPrompt::today))
                .section(PromptSection.fixed("library", Stability.PROJECT, 100, "The books are in `books/`."))
                .section(PromptSection.fixed("identity", Stability.GLOBAL, 100, "You are a librarian."))
                .section(PromptSection.fixed("tone", Stability.GLOBAL, 900, "You are terse."))
                .build();
        Facts monday = Facts.of(StandardFacts.START_DATE, LocalDate.of(2026, 3, 2));
        Facts tuesday = Facts.of(StandardFacts.START_DATE, LocalDate.of(2026, 3, 3));

        RenderedPrompt rendered = prompt.render(monday);
        RenderedPrompt next = prompt.render(tuesday);

        for (int i = 0; i < rendered.blocks().size(); i++) {
            PromptBlock block = rendered.blocks().get(i);
            boolean stays = block.equals(next.blocks().get(i));
            System.out.println(block.stability() + " " + block.sectionIds() + (stays ? " stays" : " changes"));
        }
        System.out.println("would break the cache: " + prompt.inspect(monday));

        ScriptedModel model = ScriptedModel.says("Hello.");
        System.out.println(Agent.builder().model(model).system(rendered).build().ask("Say hello."));
        System.out.println(model.requests().getFirst().system().getLast().text());
    }

    private static String today(Facts facts) {
        return "The session began on " + facts.require(StandardFacts.START_DATE) + ".";
    }
}
