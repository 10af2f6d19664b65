package dev.armature.testkit.simulator.cache;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Compares the blocks of two prompts. */
final class Blocks {
    private static final int EXCERPT_BYTES = 40;

    private Blocks() {}

    /**
     * Whether what one prompt has of a level, up to a block of it, is at the same place of the other. A level that ends
     * before that block must be as long in both.
     */
    static boolean sameLevel(Prompt one, Prompt two, Level level, int through) {
        List<PromptBlock> left = at(one.blocks.subList(0, through + 1), level);
        List<PromptBlock> right = at(two.blocks, level);
        boolean ends = level.compareTo(one.blocks.get(through).level) < 0;
        if (ends ? left.size() != right.size() : left.size() > right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (mismatch(left.get(i), right.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    static boolean same(PromptBlock one, PromptBlock two) {
        return mismatch(one, two) < 0;
    }

    /** The first block of either prompt that is not in the other at its place; empty when the second only grew. */
    static Optional<CacheExplanation.Difference> firstDifference(Prompt before, Prompt now) {
        for (int i = 0; i < before.blocks.size(); i++) {
            PromptBlock old = before.blocks.get(i);
            if (i >= now.blocks.size()) {
                return Optional.of(new CacheExplanation.Difference(
                        i, old.level, old.kind, old.path, 0, old.excerpt(0, EXCERPT_BYTES), ""));
            }
            PromptBlock block = now.blocks.get(i);
            if (old.level.compareTo(block.level) < 0) {
                return Optional.of(new CacheExplanation.Difference(
                        i, old.level, old.kind, old.path, 0, old.excerpt(0, EXCERPT_BYTES), ""));
            }
            if (old.level != block.level) {
                return Optional.of(new CacheExplanation.Difference(
                        i, block.level, block.kind, block.path, 0, "", block.excerpt(0, EXCERPT_BYTES)));
            }
            int at = mismatch(old, block);
            if (at >= 0) {
                return Optional.of(new CacheExplanation.Difference(
                        i,
                        block.level,
                        block.kind,
                        block.path,
                        at,
                        old.excerpt(at, EXCERPT_BYTES),
                        block.excerpt(at, EXCERPT_BYTES)));
            }
        }
        return Optional.empty();
    }

    /** Offset of the first byte that differs, -1 for none. Another role differs from the start. */
    private static int mismatch(PromptBlock one, PromptBlock two) {
        if (!one.role.equals(two.role)) {
            return 0;
        }
        return Arrays.mismatch(
                one.source(),
                one.from(),
                one.from() + one.length(),
                two.source(),
                two.from(),
                two.from() + two.length());
    }

    private static List<PromptBlock> at(List<PromptBlock> blocks, Level level) {
        return blocks.stream().filter(block -> block.level == level).toList();
    }
}
