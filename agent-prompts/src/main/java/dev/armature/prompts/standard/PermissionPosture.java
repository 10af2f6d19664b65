package dev.armature.prompts.standard;

import dev.armature.prompts.section.Stability;
import java.util.Set;

/** What to do when an action is denied or needs approval, and what to ask before. */
final class PermissionPosture extends MarkdownSection {

    PermissionPosture() {
        super("permission-posture", Stability.GLOBAL, 400, Set.of());
    }
}
