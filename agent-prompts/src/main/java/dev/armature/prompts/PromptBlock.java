package dev.armature.prompts;

import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.section.Stability;
import java.util.List;
import java.util.Objects;

/**
 * A run of sections of one stability: one block of the system prompt on the wire.
 *
 * @param text never blank
 * @param stability of all its sections
 * @param parts its sections in order, with the bytes of text that each holds
 */
public record PromptBlock(String text, Stability stability, List<Segment.Part> parts) {

    public PromptBlock {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a block of a prompt has text; leave a blank one out");
        }
        Objects.requireNonNull(stability, "stability");
        parts = List.copyOf(parts);
    }

    /** A block of its own that stays as it is for a session, made of no sections. */
    public static PromptBlock of(String text) {
        return new PromptBlock(text, Stability.SESSION, List.of());
    }

    /** The ids of its sections, in order. */
    public List<String> sectionIds() {
        return parts.stream().map(Segment.Part::id).toList();
    }
}
