package dev.armature.testkit.simulator.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where markers stand, and where they may not. */
final class MarkRules {
    static final int MOST_MARKS = 4;

    private MarkRules() {}

    /** A marked block: its index and how long its entry would live. */
    record Mark(int index, Ttl ttl) {}

    /** All marks in prompt order, the automatic one included. */
    static List<Mark> marks(Prompt prompt) {
        List<Mark> marks = new ArrayList<>(MOST_MARKS + 1);
        for (int i = 0; i < prompt.blocks.size(); i++) {
            Ttl mark = prompt.blocks.get(i).mark;
            if (mark != null) {
                marks.add(new Mark(i, mark));
            }
        }
        automatic(prompt).ifPresent(automatic -> {
            boolean marked = marks.stream().anyMatch(mark -> mark.index() == automatic.index());
            if (!marked) {
                marks.add(automatic);
            }
        });
        return marks;
    }

    static Optional<String> problem(Prompt prompt) {
        for (PromptBlock block : prompt.unrendered) {
            if (block.mark != null) {
                return Optional.of(
                        block.path + ": `cache_control` cannot be set on a tool that has `defer_loading` set");
            }
        }
        for (PromptBlock block : prompt.blocks) {
            if (block.mark != null && !block.markable()) {
                return Optional.of(unmarkable(block));
            }
        }
        Optional<Mark> automatic = automatic(prompt);
        if (automatic.isPresent()) {
            Ttl explicit = prompt.blocks.get(automatic.get().index()).mark;
            if (explicit != null && explicit != automatic.get().ttl()) {
                return Optional.of("cache_control: the last block carries a marker with another ttl");
            }
        }
        List<Mark> marks = marks(prompt);
        if (marks.size() > MOST_MARKS) {
            return Optional.of("A maximum of %d blocks with cache_control may be provided. Found %d."
                    .formatted(MOST_MARKS, marks.size()));
        }
        return order(prompt, marks);
    }

    private static Optional<String> order(Prompt prompt, List<Mark> marks) {
        @Nullable Mark shorter = null;
        for (Mark mark : marks) {
            if (shorter != null && mark.ttl().compareTo(shorter.ttl()) > 0) {
                return Optional.of(
                        "%s: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block"
                                .formatted(prompt.blocks.get(mark.index()).path));
            }
            shorter = mark;
        }
        return Optional.empty();
    }

    /** The mark of automatic caching: on the last block that may carry one. */
    private static Optional<Mark> automatic(Prompt prompt) {
        if (prompt.automatic == null) {
            return Optional.empty();
        }
        for (int i = prompt.blocks.size() - 1; i >= 0; i--) {
            if (prompt.blocks.get(i).markable()) {
                return Optional.of(new Mark(i, prompt.automatic));
            }
        }
        return Optional.empty();
    }

    private static String unmarkable(PromptBlock block) {
        return block.blankText
                ? block.path + ": cache_control cannot be set for empty text blocks"
                : block.path + ": cache_control: Extra inputs are not permitted";
    }
}
