package dev.armature.examples.coding.explain;

import dev.armature.prompts.cache.BreakKind;
import dev.armature.prompts.cache.CacheBreakDetector;
import dev.armature.prompts.cache.Difference;
import java.time.Instant;
import java.util.Optional;

/**
 * How an explained prompt goes on from the one explained before it.
 *
 * @param previousAt when that was; empty when there is none
 * @param change the first place where it does not go on; empty when it does
 */
public record Comparison(Optional<Instant> previousAt, Optional<Change> change) {

    /**
     * A place from which on nothing can be read from the cache.
     *
     * @param tokensLost the estimated tokens that could have been read otherwise
     */
    public record Change(BreakKind kind, Difference where, long tokensLost) {}

    /** @param current with its last message */
    static Comparison of(Optional<KeptPrompt> previous, KeptPrompt current) {
        return new Comparison(previous.map(KeptPrompt::at), previous.flatMap(kept -> change(kept, current)));
    }

    private static Optional<Change> change(KeptPrompt previous, KeptPrompt current) {
        CacheBreakDetector detector = CacheBreakDetector.standard();
        return detector.firstDifference(previous.sent(), current.sent()).map(where -> {
            long kept = previous.segments()
                    .tokensOfFirst(Math.min(where.segment(), previous.segments().size()));
            return new Change(
                    detector.kind(previous.sent(), current.sent(), where),
                    where,
                    previous.segments().tokens() - kept);
        });
    }
}
