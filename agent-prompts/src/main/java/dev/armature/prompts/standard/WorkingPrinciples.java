package dev.armature.prompts.standard;

import dev.armature.prompts.section.Stability;
import java.util.Set;

/** How to go about a task, and what done means. */
final class WorkingPrinciples extends MarkdownSection {

    WorkingPrinciples() {
        super("working-principles", Stability.GLOBAL, 200, Set.of());
    }
}
