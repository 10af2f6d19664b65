package dev.armature.prompts.standard;

import dev.armature.prompts.fact.StandardFacts;
import dev.armature.prompts.section.Stability;
import java.util.Set;

/** Who the agent is and whom it serves. */
final class Identity extends MarkdownSection {

    Identity() {
        super("identity", Stability.GLOBAL, 100, Set.of(StandardFacts.AGENT_NAME));
    }
}
