package dev.armature.prompts.standard;

import dev.armature.prompts.section.Stability;
import java.util.Set;

/** How to change somebody else's code. */
final class CodingPractice extends MarkdownSection {

    CodingPractice() {
        super("coding-practice", Stability.GLOBAL, 500, Set.of());
    }
}
