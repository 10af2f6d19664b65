package dev.armature.prompts.standard;

import dev.armature.prompts.fact.StandardFacts;
import dev.armature.prompts.section.Stability;

/** Which notes earlier sessions left, and how far to believe them. */
final class MemoryIndex extends QuotingSection {

    MemoryIndex() {
        super("memory-index", Stability.PROJECT, 200, StandardFacts.MEMORY_INDEX, StandardFacts.MEMORY_FOLDER);
    }
}
