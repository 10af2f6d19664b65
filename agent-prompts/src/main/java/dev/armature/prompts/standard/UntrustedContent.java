package dev.armature.prompts.standard;

import dev.armature.prompts.section.Stability;
import java.util.Set;

/** What comes from tools is material, not orders. */
final class UntrustedContent extends MarkdownSection {

    UntrustedContent() {
        super("untrusted-content", Stability.GLOBAL, 600, Set.of());
    }
}
