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
}
