package dev.armature.prompts;

import dev.armature.prompts.cache.BreakKind;
import dev.armature.prompts.cache.CacheBreak;
import dev.armature.prompts.cache.CacheReport;
import dev.armature.prompts.cache.Difference;
import java.util.function.Function;

/**
 * One way to lose what is cached.
 *
 * @param injected does it to a conversation that is well, and gives the report on the next request
 * @param expected what must be said of it
 */
record Cause(String name, Function<HealthyTalk, CacheReport> injected, CacheBreak expected) {

    @Override
    public String toString() {
        return name;
    }

    static CacheBreak changed(BreakKind kind, Difference where, long tokensLost) {
        return new CacheBreak.Changed(kind, where, tokensLost, cost(tokensLost));
    }

    static CacheBreak missed(BreakKind kind, String path, String reason, long tokensLost) {
        return new CacheBreak.Missed(kind, path, reason, tokensLost, cost(tokensLost));
    }

    /** What was lost because nothing is cached: it was not written either. */
    static CacheBreak uncached(BreakKind kind, String path, String reason, long tokensLost) {
        return new CacheBreak.Missed(kind, path, reason, tokensLost, tokensLost - 0.1 * tokensLost);
    }

    /** Written for five minutes instead of read. */
    private static double cost(long tokensLost) {
        return 1.25 * tokensLost - 0.1 * tokensLost;
    }
}
