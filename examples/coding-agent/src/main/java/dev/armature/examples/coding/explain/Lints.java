package dev.armature.examples.coding.explain;

import dev.armature.examples.coding.setup.CodingPrompt;
import dev.armature.prompts.Finding;
import dev.armature.prompts.SystemPrompt;
import dev.armature.prompts.cache.SegmentChain;
import java.util.ArrayList;
import java.util.List;

/** Looks for what would break the cache: in the sections, and in tools, which are to be the same for everybody too. */
final class Lints {
    private Lints() {}

    static List<Finding> of(CodingPrompt prompt, SegmentChain segments) {
        List<Finding> found = new ArrayList<>(prompt.findings());
        found.addAll(SystemPrompt.inspectTools(segments));
        return found;
    }
}
