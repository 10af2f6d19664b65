package dev.armature.prompts.standard;

import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.fact.StandardFacts;
import dev.armature.prompts.section.Stability;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the project's own instruction files say. They come from a checkout, so they cannot end the element they stand in
 * and go on in our name.
 */
final class ProjectInstructions extends MarkdownSection {

    private static final Pattern TAG = Pattern.compile("<(?=\\s*/?\\s*project-instructions)", Pattern.CASE_INSENSITIVE);

    ProjectInstructions() {
        super("project-instructions", Stability.PROJECT, 100, Set.of(StandardFacts.PROJECT_INSTRUCTIONS));
    }

    @Override
    public int maxTokens() {
        return 10_000;
    }

    @Override
    public String text(Facts told) {
        return told.find(StandardFacts.PROJECT_INSTRUCTIONS)
                .filter(text -> !text.isBlank())
                .map(text -> TAG.matcher(text.strip()).replaceAll("&lt;"))
                .map(text -> super.text(told.with(StandardFacts.PROJECT_INSTRUCTIONS, text)))
                .orElse("");
    }
}
