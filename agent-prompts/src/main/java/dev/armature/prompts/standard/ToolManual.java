package dev.armature.prompts.standard;

import dev.armature.prompts.section.Stability;
import java.util.Set;

/** How to use tools in general; what each tool does is said by the tool. */
final class ToolManual extends MarkdownSection {

    ToolManual() {
        super("tool-manual", Stability.GLOBAL, 300, Set.of());
    }
}
