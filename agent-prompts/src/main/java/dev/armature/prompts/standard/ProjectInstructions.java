package dev.armature.prompts.standard;

import dev.armature.prompts.fact.StandardFacts;
import dev.armature.prompts.section.Stability;

/** What the project's own instruction files say. */
final class ProjectInstructions extends QuotingSection {

    ProjectInstructions() {
        super("project-instructions", Stability.PROJECT, 100, StandardFacts.PROJECT_INSTRUCTIONS);
    }
}
