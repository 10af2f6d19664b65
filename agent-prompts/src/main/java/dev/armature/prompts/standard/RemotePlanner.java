package dev.armature.prompts.standard;

import dev.armature.prompts.fact.StandardFacts;
import dev.armature.prompts.section.Stability;

/** How to plan a large change on a copy of the project, for somebody else to carry out. */
final class RemotePlanner extends OfferedSection {

    RemotePlanner() {
        super("remote-planner", Stability.SESSION, 300, StandardFacts.PLANNER_REVISION, StandardFacts.PLANNER_TIME);
    }
}
