package dev.armature.examples.coding.setup;

import dev.armature.prompts.Finding;
import dev.armature.prompts.RenderedPrompt;
import dev.armature.prompts.StandardPrompt;
import dev.armature.prompts.SystemPrompt;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.fact.StandardFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the model is told before the conversation: the standard sections, filled with a workspace's facts.
 *
 * @param sections the standard ones
 * @param facts those of the workspace
 */
public record CodingPrompt(SystemPrompt sections, Facts facts) {

    /**
     * @param instructions what holds for this project; empty if nothing was said
     * @param model the model's name at its provider
     */
    static CodingPrompt of(Path workspace, Optional<String> instructions, String model) {
        Facts facts = Facts.of(StandardFacts.AGENT_NAME, "Armature")
                .with(StandardFacts.WORKING_DIRECTORY, workspace.toString())
                .with(StandardFacts.GIT_CHECKOUT, Files.exists(workspace.resolve(".git")))
                .with(StandardFacts.PLATFORM, System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .with(StandardFacts.SHELL, "bash")
                .with(StandardFacts.START_DATE, LocalDate.now(ZoneId.systemDefault()))
                .with(StandardFacts.MODEL, model);
        Facts all = instructions
                .map(text -> facts.with(StandardFacts.PROJECT_INSTRUCTIONS, text))
                .orElse(facts);
        return new CodingPrompt(
                SystemPrompt.builder().sections(StandardPrompt.codingAgent()).build(), all);
    }

    RenderedPrompt rendered() {
        return sections.render(facts);
    }

    /** What in it would break the cache, or was cut. */
    public List<Finding> findings() {
        return sections.inspect(facts);
    }
}
