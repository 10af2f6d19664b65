package dev.armature.prompts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.section.Stability;
import java.util.ArrayList;
import java.util.List;

/** Joins sections that follow each other with the same stability into blocks. */
final class BlockLayout {

    private static final String SEPARATOR = "\n\n";

    private BlockLayout() {}

    static List<PromptBlock> blocks(List<RenderedSection> sections) {
        List<PromptBlock> blocks = new ArrayList<>();
        for (Stability stability : Stability.values()) {
            List<RenderedSection> run = sections.stream()
                    .filter(section -> section.stability() == stability)
                    .toList();
            if (!run.isEmpty()) {
                blocks.add(block(stability, run));
            }
        }
        return List.copyOf(blocks);
    }

    private static PromptBlock block(Stability stability, List<RenderedSection> run) {
        StringBuilder text = new StringBuilder();
        List<Segment.Part> parts = new ArrayList<>();
        for (RenderedSection section : run) {
            boolean last = parts.size() + 1 == run.size();
            String piece = section.text() + (last ? "" : SEPARATOR);
            text.append(piece);
            parts.add(new Segment.Part(section.id(), piece.getBytes(UTF_8).length));
        }
        return new PromptBlock(text.toString(), stability, parts);
    }
}
