package dev.armature.testkit.simulator.cache;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The explicit breakpoints of one body in a format of OpenAI's, collected while it is read. Which of them count is known
 * only when all of it is: the four latest, or the three latest where the newest block is one by itself.
 */
final class Breakpoints {
    private static final String MARK = "prompt_cache_breakpoint";

    private final Set<String> marked = new HashSet<>();
    private boolean implicit = true;

    /** Takes note of `prompt_cache_options`. */
    void options(JsonNode options) {
        implicit = !options.path("mode").asText().equals("explicit");
    }

    /**
     * Takes the breakpoint off a block, because it is no part of what is cached.
     *
     * @param parts the field whose parts are not blocks of their own: a breakpoint on one of them stands at the block's end
     */
    void takeOff(String path, ObjectNode block, String parts) {
        boolean marks = block.remove(MARK) != null;
        for (JsonNode part : block.path(parts)) {
            marks |= part instanceof ObjectNode inner && inner.remove(MARK) != null;
        }
        if (marks) {
            marked.add(path);
        }
    }

    /** The blocks in rendered order, with the breakpoints that count. */
    List<PromptBlock> counted(List<PromptBlock> placed) {
        List<PromptBlock> blocks = new ArrayList<>(placed.size());
        for (Level level : Level.values()) {
            placed.stream().filter(block -> block.level == level).forEach(blocks::add);
        }
        int left = implicit ? MarkRules.MOST_MARKS - 1 : MarkRules.MOST_MARKS;
        for (int i = blocks.size() - 1; i >= 0; i--) {
            boolean counts = left > 0 && marked.contains(blocks.get(i).path);
            left -= counts ? 1 : 0;
            blocks.set(i, blocks.get(i).marked(counts ? Ttl.THIRTY_MINUTES : null));
        }
        return blocks;
    }

    /** How long the entry lives that is written without being asked for; null when none is. */
    @Nullable
    Ttl automatic() {
        return implicit ? Ttl.THIRTY_MINUTES : null;
    }

    /** What names a conversation without a key: the first thing that the user said. */
    static String conversation(List<PromptBlock> blocks) {
        return blocks.stream()
                .filter(block -> block.role.equals("user"))
                .findFirst()
                .map(PromptBlock::text)
                .orElse("");
    }
}
