package dev.armature.testkit.simulator.cache;

import java.util.List;
import java.util.Optional;

/**
 * Where a prompt is another one than the one before it, as the Messages API tells of it in `diagnostics`. It compares what was
 * asked, not what was in the cache.
 *
 * @param word what changed: `model_changed`, `system_changed`, `tools_changed`, `messages_changed`; or `unavailable` when the
 *     blocks are the same, and what goes with them is not
 * @param missedTokens of the one before that this one cannot have read because of it
 */
public record Divergence(String word, long missedTokens) {

    static Optional<Divergence> between(Prompt before, Prompt now, CacheTerms terms) {
        if (!before.model.equals(now.model) || !before.salts.speed().equals(now.salts.speed())) {
            return Optional.of(new Divergence("model_changed", before.tokens(terms.multiplier())));
        }
        int same = same(before, now);
        long missed = before.blocks.stream()
                .skip(same)
                .mapToLong(block -> Chain.scaled(block.tokens, terms.multiplier()))
                .sum();
        if (!sameLevel(before, now, Level.SYSTEM)) {
            return Optional.of(new Divergence("system_changed", missed));
        }
        if (!sameLevel(before, now, Level.TOOLS)) {
            return Optional.of(new Divergence("tools_changed", missed));
        }
        if (same < before.blocks.size()) {
            return Optional.of(new Divergence("messages_changed", missed));
        }
        boolean otherwise = !before.salts.system(terms).equals(now.salts.system(terms))
                || !before.salts.messages(terms).equals(now.salts.messages(terms));
        return otherwise ? Optional.of(new Divergence("unavailable", 0)) : Optional.empty();
    }

    /** How many blocks from the start are the same in both. */
    private static int same(Prompt before, Prompt now) {
        return Blocks.firstDifference(before, now)
                .map(CacheExplanation.Difference::index)
                .orElse(before.blocks.size());
    }

    private static boolean sameLevel(Prompt before, Prompt now, Level level) {
        List<PromptBlock> old = at(before, level);
        List<PromptBlock> blocks = at(now, level);
        if (old.size() != blocks.size()) {
            return false;
        }
        for (int i = 0; i < old.size(); i++) {
            if (!Blocks.same(old.get(i), blocks.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<PromptBlock> at(Prompt prompt, Level level) {
        return prompt.blocks.stream().filter(block -> block.level == level).toList();
    }
}
