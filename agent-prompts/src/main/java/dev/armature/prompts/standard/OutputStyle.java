package dev.armature.prompts.standard;

import dev.armature.prompts.section.Stability;
import java.util.Set;

/** How to write to the user. */
final class OutputStyle extends MarkdownSection {

    OutputStyle() {
        super("output-style", Stability.GLOBAL, 700, Set.of());
    }
}
