package dev.armature.examples.coding.explain;

import dev.armature.examples.coding.setup.CodingPrompt;
import dev.armature.prompts.Finding;
import dev.armature.prompts.Finding.Problem;
import dev.armature.prompts.SystemPrompt;
import dev.armature.prompts.cache.Level;
import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.section.Stability;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Looks for what would break the cache: in the sections, and in tools, which are to be the same for everybody too. */
final class Lints {
    private Lints() {}

    static List<Finding> of(CodingPrompt prompt, SegmentChain segments) {
        List<Finding> found = new ArrayList<>(prompt.findings());
        segments.segments().stream()
                .filter(segment -> segment.level() == Level.TOOLS && segment.stability() == Stability.GLOBAL)
                .forEach(tool -> found.addAll(inTool(tool)));
        return found;
    }

    private static List<Finding> inTool(Segment tool) {
        String text = new String(SectionView.bytes(tool), StandardCharsets.UTF_8);
        return SystemPrompt.builder()
                .section(PromptSection.fixed("tool", Stability.GLOBAL, 0, text))
                .build()
                .inspect(Facts.none())
                .stream()
                .filter(finding -> finding.problem() != Problem.TOO_LONG) // tools have no limit
                .map(finding -> new Finding(tool.path(), finding.problem(), finding.byteOffset(), finding.found()))
                .toList();
    }
}
