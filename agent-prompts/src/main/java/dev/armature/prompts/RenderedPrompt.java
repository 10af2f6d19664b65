package dev.armature.prompts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.prompts.cache.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A system prompt for some facts: its blocks, most stable first. A session renders once and keeps the result, so that its
 * prefix never changes.
 */
public final class RenderedPrompt {

    private final List<PromptBlock> blocks;
    private final List<RenderedSection> sections;

    RenderedPrompt(List<RenderedSection> sections) {
        this.sections = List.copyOf(sections);
        this.blocks = BlockLayout.blocks(sections);
    }

    /** At most one block per stability, most stable first; none with stability MESSAGE. A cache boundary ends each. */
    public List<PromptBlock> blocks() {
        return blocks;
    }

    /** The whole text, blocks one below the other. */
    public String text() {
        return String.join("\n\n", blocks.stream().map(PromptBlock::text).toList());
    }

    /**
     * The blocks as segments of a request, named {@code system[0]} and so on.
     *
     * @param encode makes the bytes that go over the wire for one block, without a cache mark
     */
    public List<Segment> segments(Function<PromptBlock, byte[]> encode) {
        List<Segment> segments = new ArrayList<>();
        for (PromptBlock block : blocks) {
            String path = "system[" + segments.size() + "]";
            segments.add(Segment.system(path, block.stability(), encode.apply(block), block.parts()));
        }
        return List.copyOf(segments);
    }

    /** One line per section: place, stability, estimated tokens, hash, and the boundary that follows it. */
    public String explain() {
        StringBuilder text = new StringBuilder("order  stability  tokens  sha-256       section\n");
        for (int i = 0; i < sections.size(); i++) {
            RenderedSection section = sections.get(i);
            Segment weighed = Segment.system(
                    section.id(), section.stability(), section.text().getBytes(UTF_8), List.of());
            text.append(String.format(
                    Locale.ROOT,
                    "%5d  %-9s  %6d  %s  %s%s\n",
                    section.order(),
                    section.stability(),
                    weighed.tokens(),
                    weighed.hash().substring(0, 12),
                    section.id(),
                    section.wasCut() ? " (cut)" : ""));
            boolean last = i + 1 == sections.size();
            if (last || sections.get(i + 1).stability() != section.stability()) {
                text.append("------ cache boundary: ")
                        .append(section.stability())
                        .append(" ends\n");
            }
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RenderedPrompt prompt && prompt.blocks.equals(blocks);
    }

    @Override
    public int hashCode() {
        return blocks.hashCode();
    }

    @Override
    public String toString() {
        return explain();
    }
}
