package dev.armature.testkit.simulator.cache;

/**
 * How the simulated provider caches, where providers differ.
 *
 * @param collapseRuns a run of adjacent tool calls, or of adjacent results, takes one position of the lookback
 * @param writeBelowHit a marker before the hit that has no entry gets one
 * @param mostEntries the least recently used entry goes when there are more
 * @param rememberedConversations of how many conversations the last prompt is kept to explain misses; 0 for no
 *     explanations
 */
public record CacheOptions(boolean collapseRuns, boolean writeBelowHit, int mostEntries, int rememberedConversations) {

    public CacheOptions {
        if (mostEntries < 1 || rememberedConversations < 0) {
            throw new IllegalArgumentException(
                    "expected at least 1 entry and no negative number of conversations, was `%d` and `%d`"
                            .formatted(mostEntries, rememberedConversations));
        }
    }

    /** Collapsed runs, no writes below a hit, 100,000 entries, 512 conversations. */
    public static CacheOptions standard() {
        return new CacheOptions(true, false, 100_000, 512);
    }

    /** Whether a run of adjacent tool calls, or of results, takes one position of the lookback. */
    public CacheOptions withCollapsedRuns(boolean collapse) {
        return new CacheOptions(collapse, writeBelowHit, mostEntries, rememberedConversations);
    }

    /** Whether a marker before the hit that has no entry gets one. */
    public CacheOptions withWritesBelowHit(boolean write) {
        return new CacheOptions(collapseRuns, write, mostEntries, rememberedConversations);
    }

    /** From how many entries on the least recently used one goes; at least 1. */
    public CacheOptions withMostEntries(int entries) {
        return new CacheOptions(collapseRuns, writeBelowHit, entries, rememberedConversations);
    }

    /** Of how many conversations misses are explained; 0 for none. */
    public CacheOptions withRememberedConversations(int conversations) {
        return new CacheOptions(collapseRuns, writeBelowHit, mostEntries, conversations);
    }
}
