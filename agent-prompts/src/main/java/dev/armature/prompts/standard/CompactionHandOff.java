package dev.armature.prompts.standard;

import dev.armature.prompts.fact.StandardFacts;
import dev.armature.prompts.section.Stability;

/** Asks for what a shortened conversation goes on from. A question beside the long one. */
final class CompactionHandOff extends OfferedSection {

    CompactionHandOff() {
        super("compaction-hand-off", Stability.MESSAGE, 300, StandardFacts.HANDOFF_TOKENS, StandardFacts.HANDOFF_WISH);
    }
}
