package dev.armature.prompts.standard;

import dev.armature.prompts.fact.StandardFacts;
import dev.armature.prompts.section.Stability;

/** That only a plan is wanted for now. Told when that begins; what it says is enforced by permissions. */
final class PlanMode extends OfferedSection {

    PlanMode() {
        super("plan-mode", Stability.MESSAGE, 100, StandardFacts.PLAN_TOOL, StandardFacts.PLAN_FILE);
    }
}
