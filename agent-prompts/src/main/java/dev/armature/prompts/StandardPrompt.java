package dev.armature.prompts;

import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.spi.PromptSectionProvider;
import dev.armature.prompts.standard.StandardSections;
import java.util.List;

/**
 * The sections we ship. They ask for the facts in {@link dev.armature.prompts.fact.StandardFacts}.
 */
public final class StandardPrompt implements PromptSectionProvider {

    /** For {@link java.util.ServiceLoader}; {@link #codingAgent()} is the shorter way. */
    public StandardPrompt() {}

    /**
     * The sections of a coding agent, from its identity to the project's own instructions. Take one out with
     * {@link SystemPrompt.Builder#without} or put another in its place with {@link SystemPrompt.Builder#replace}.
     */
    public static List<PromptSection> codingAgent() {
        return StandardSections.codingAgent();
    }

    /**
     * Sections for situations that not every agent is in: what earlier sessions noted, skills, work through others, work that
     * nobody watches, planning far away, and, as messages, plan mode, the tidying of notes and the hand-over before a
     * conversation is shortened. Each says nothing until its facts are told, so adding them all changes no byte of a prompt
     * that does not tell them.
     */
    public static List<PromptSection> situations() {
        return StandardSections.situations();
    }

    @Override
    public String name() {
        return "standard";
    }

    @Override
    public List<PromptSection> sections() {
        return codingAgent();
    }
}
