package dev.armature.prompts.standard;

import dev.armature.prompts.fact.StandardFacts;
import dev.armature.prompts.section.Stability;

/** How to divide work among other agents, and what to make of their reports. */
final class Coordinator extends OfferedSection {

    Coordinator() {
        super("coordinator", Stability.GLOBAL, 800, StandardFacts.COORDINATOR_TOOL);
    }
}
