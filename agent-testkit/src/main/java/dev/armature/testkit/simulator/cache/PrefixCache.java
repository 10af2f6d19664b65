package dev.armature.testkit.simulator.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * A provider's prefix cache.
 *
 * <p>An entry is written at a marker only, and stands for everything from the start of the prompt through the marked
 * block. A reader searches backwards from each marker, a bounded number of positions, beginning with the last marker;
 * the first live entry is the hit, and it is the longest. What lies between the hit and the last marker is written,
 * in parts by the lifetimes of the markers; what comes after the last marker is plain input. An entry can be read from
 * the moment its writer's answer begins, so that requests sent together onto a cold cache all write. It lives from the
 * start of the request that wrote or last read it.
 *
 * <p>Safe for use by many threads.
 */
public final class PrefixCache {
    private final CacheOptions options;
    private final EntryStore store;
    private final Explainer explainer;
    private final ReentrantLock lock = new ReentrantLock();

    /** An empty cache. */
    public PrefixCache(CacheOptions options) {
        this.options = options;
        this.store = new EntryStore(options.mostEntries());
        this.explainer = new Explainer(store, options.rememberedConversations());
    }

    /**
     * Reads and writes for one request.
     *
     * @param workspace entries of another workspace are never read
     * @param start when the request came in
     * @param firstByte how much later its answer begins
     * @throws IllegalArgumentException when the markers of the prompt are not allowed
     */
    public CacheResult process(Prompt prompt, String workspace, CacheTerms terms, Instant start, Duration firstByte) {
        prompt.markProblem().ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        Chain chain = Chain.of(prompt, workspace, terms, options.collapseRuns());
        List<MarkRules.Mark> marks = MarkRules.marks(prompt);
        lock.lock();
        try {
            var request = new Explainer.Request(prompt, workspace, chain, marks, terms, start);
            int hit = terms.step() > 0 ? longest(chain, start) : hit(chain, marks, terms, start);
            // Before anything is written, while the store is as the request found it.
            var reason = explainer.missReason(request, hit);
            CacheUsage usage = terms.step() > 0
                    ? remember(chain, terms, hit, start, firstByte)
                    : write(chain, marks, terms, hit, start, firstByte);
            return new CacheResult(usage, explainer.explain(request, hit, reason, usage));
        } finally {
            lock.unlock();
        }
    }

    /** Drops each entry with a probability, as a provider short of memory does. Gives the number dropped. */
    public int evict(double probability, RandomGenerator random) {
        lock.lock();
        try {
            return store.evict(probability, random);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all entries and all conversations. */
    public void clear() {
        lock.lock();
        try {
            store.clear();
            explainer.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Index of the block whose entry is read, -1 for none. */
    private int hit(Chain chain, List<MarkRules.Mark> marks, CacheTerms terms, Instant now) {
        for (MarkRules.Mark mark : marks.reversed()) {
            int at = chain.position(mark.index());
            for (int i = mark.index(); i >= 0 && at - chain.position(i) < terms.lookback(); i--) {
                if (store.isLive(chain.key(i), now)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The last block that is cached when no marker is needed. */
    private int longest(Chain chain, Instant now) {
        int hit = chain.size() - 1;
        while (hit >= 0 && !store.isLive(chain.key(hit), now)) {
            hit--;
        }
        return hit;
    }

    /** Each block begins what a later prompt may share, so there is an entry at each. */
    private CacheUsage remember(Chain chain, CacheTerms terms, int hit, Instant now, Duration firstByte) {
        for (int i = 0; i < chain.size(); i++) {
            if (i <= hit) {
                store.refresh(chain.key(i), now);
            } else {
                store.write(chain.key(i), now, now.plus(firstByte), Ttl.FIVE_MINUTES);
            }
        }
        long shared = chain.tokensThrough(hit);
        long read = shared < terms.minTokens() ? 0 : shared - shared % terms.step();
        return new CacheUsage(chain.total() - read, read, 0, 0, 0);
    }

    private CacheUsage write(
            Chain chain, List<MarkRules.Mark> marks, CacheTerms terms, int hit, Instant now, Duration firstByte) {
        if (hit >= 0) {
            store.refresh(chain.key(hit), now);
        }
        long read = chain.tokensThrough(hit);
        long last = read;
        Map<Ttl, Long> written = new EnumMap<>(Ttl.class);
        for (MarkRules.Mark mark : marks) {
            long through = chain.tokensThrough(mark.index());
            Chain.Key key = chain.key(mark.index());
            if (through < terms.minTokens()) {
                continue;
            }
            if (store.isLive(key, now)) {
                store.refresh(key, now);
            } else if (mark.index() > hit) {
                written.merge(mark.ttl(), through - last, Long::sum);
                last = through;
                store.write(key, now, now.plus(firstByte), mark.ttl());
            } else if (options.writeBelowHit()) {
                store.write(key, now, now.plus(firstByte), mark.ttl());
            }
        }
        return new CacheUsage(
                chain.total() - last,
                read,
                written.getOrDefault(Ttl.FIVE_MINUTES, 0L),
                written.getOrDefault(Ttl.THIRTY_MINUTES, 0L),
                written.getOrDefault(Ttl.ONE_HOUR, 0L));
    }
}
