package dev.armature.prompts.standard;

import dev.armature.prompts.fact.StandardFacts;
import dev.armature.prompts.section.Stability;

/** Which skills there are, and when to load one. */
final class SkillsCatalogue extends QuotingSection {

    SkillsCatalogue() {
        super("skills-catalogue", Stability.PROJECT, 300, StandardFacts.SKILLS);
    }
}
