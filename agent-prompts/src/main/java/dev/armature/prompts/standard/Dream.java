package dev.armature.prompts.standard;

import dev.armature.prompts.fact.StandardFacts;
import dev.armature.prompts.section.Stability;

/** How to put the notes of earlier sessions in order. A question beside a conversation, or one of its own. */
final class Dream extends OfferedSection {

    Dream() {
        super("dream", Stability.MESSAGE, 200, StandardFacts.DREAM_MATERIAL, StandardFacts.MEMORY_FOLDER);
    }
}
