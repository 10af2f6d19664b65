package dev.armature.prompts.standard;

import dev.armature.prompts.section.PromptSection;
import java.util.List;

/** Lists the sections of this room. */
public final class StandardSections {

    private StandardSections() {}

    /** What a coding agent is told, in order. */
    public static List<PromptSection> codingAgent() {
        return List.of(
                new Identity(),
                new WorkingPrinciples(),
                new ToolManual(),
                new PermissionPosture(),
                new CodingPractice(),
                new UntrustedContent(),
                new OutputStyle(),
                new ProjectInstructions(),
                new Environment());
    }

    /** What an agent is told in a situation that not every agent is in; each says nothing until its facts are told. */
    public static List<PromptSection> situations() {
        return List.of(
                new Coordinator(),
                new MemoryIndex(),
                new SkillsCatalogue(),
                new Daemon(),
                new RemotePlanner(),
                new PlanMode(),
                new Dream(),
                new CompactionHandOff());
    }
}
