package dev.armature.examples.coding.setup;

import dev.armature.prompts.RenderedPrompt;
import dev.armature.prompts.StandardPrompt;
import dev.armature.prompts.SystemPrompt;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.fact.StandardFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** What the model is told before the conversation: the standard sections, filled with this workspace's facts. */
final class CodingPrompt {
    private CodingPrompt() {}

    /**
     * @param instructions what holds for this project; empty if nothing was said
     * @param model the model's name at its provider
     */
    static RenderedPrompt of(Path workspace, Optional<String> instructions, String model) {
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
        return SystemPrompt.builder()
                .sections(StandardPrompt.codingAgent())
                .build()
                .render(all);
    }
}
