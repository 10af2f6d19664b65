package dev.armature.testkit.simulator.cache;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares each request with the one before of its conversation. Guarded by the lock of the cache. */
final class Explainer {
    private final EntryStore store;
    private final int mostConversations;
    private final Map<String, Remembered> conversations = new LinkedHashMap<>(64, 0.75f, true);

    Explainer(EntryStore store, int mostConversations) {
        this.store = store;
        this.mostConversations = mostConversations;
    }

    record Request(
            Prompt prompt,
            String workspace,
            Chain chain,
            List<MarkRules.Mark> marks,
            CacheTerms terms,
            Instant start) {}

    /**
     * The last request of a conversation.
     *
     * @param cachedThrough index of the last block that is in the cache because of it, -1 for none
     * @param least what the requests so far could have cost at least
     */
    private record Remembered(Request request, int cachedThrough, LeastCost least) {}

    /** Why the hit is shorter than what the conversation had left in the cache. */
    Optional<MissReason> missReason(Request now, int hit) {
        if (hit < 0 && isTooShort(now)) {
            return Optional.of(MissReason.BELOW_MINIMUM);
        }
        Remembered before = conversations.get(now.prompt().conversation);
        if (before == null || before.cachedThrough() < 0) {
            return Optional.empty();
        }
        long had = before.request().chain().tokensThrough(before.cachedThrough());
        if (now.chain().tokensThrough(hit) >= had && hit >= 0) {
            return Optional.empty();
        }
        return Optional.of(hasNoMarker(now) ? MissReason.MARKER_MISSING : broken(before, now));
    }

    private static boolean isTooShort(Request now) {
        if (now.terms().step() > 0) {
            return now.chain().total() < now.terms().minTokens();
        }
        return !now.marks().isEmpty()
                && now.chain().tokensThrough(now.marks().getLast().index())
                        < now.terms().minTokens();
    }

    private static boolean hasNoMarker(Request now) {
        return now.terms().step() == 0 && now.marks().isEmpty();
    }

    CacheExplanation explain(Request now, int hit, Optional<MissReason> reason, CacheUsage usage) {
        Remembered before = conversations.get(now.prompt().conversation);
        double price = now.terms().readPrice();
        LeastCost least = (before == null ? LeastCost.none() : before.least())
                .plus(now.chain().total(), now.chain().tokensThrough(hit), now.terms());
        remember(now, hit, least);
        return new CacheExplanation(
                hit,
                hit < 0 ? "" : now.prompt().blocks.get(hit).path,
                reason.orElse(null),
                before == null ? null : difference(before.request().prompt(), now.prompt()),
                usage.cost(price),
                least.total());
    }

    void clear() {
        conversations.clear();
    }

    private void remember(Request now, int hit, LeastCost least) {
        if (mostConversations == 0) {
            return;
        }
        // Without markers every block has an entry.
        int cachedThrough = now.terms().step() > 0 ? now.chain().size() - 1 : hit;
        for (MarkRules.Mark mark : now.marks()) {
            if (store.entry(now.chain().key(mark.index())).isPresent()) {
                cachedThrough = Math.max(cachedThrough, mark.index());
            }
        }
        conversations.put(now.prompt().conversation, new Remembered(now, cachedThrough, least));
        if (conversations.size() > mostConversations) {
            var eldest = conversations.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** Only what was cached counts: what came after it may have changed without making anything worse. */
    private MissReason broken(Remembered before, Request now) {
        int through = before.cachedThrough();
        Chain.Key key = before.request().chain().key(through);
        if (through < now.chain().size() && now.chain().key(through).equals(key)) {
            return lost(key, through, now);
        }
        Prompt old = before.request().prompt();
        Prompt prompt = now.prompt();
        Level reached = old.blocks.get(through).level;
        boolean toSystem = reached != Level.TOOLS;
        if (!old.model.equals(prompt.model) || (toSystem && !old.salts.speed().equals(prompt.salts.speed()))) {
            return MissReason.MODEL_CHANGED;
        }
        if (!Blocks.sameLevel(old, prompt, Level.SYSTEM, through)) {
            return MissReason.SYSTEM_CHANGED;
        }
        if (!Blocks.sameLevel(old, prompt, Level.TOOLS, through)) {
            return MissReason.TOOLS_CHANGED;
        }
        CacheTerms terms = now.terms();
        boolean otherSystem = toSystem && !old.salts.system(terms).equals(prompt.salts.system(terms));
        boolean otherMessages =
                reached == Level.MESSAGES && !old.salts.messages(terms).equals(prompt.salts.messages(terms));
        if (otherSystem || otherMessages) {
            return MissReason.PARAMETER_CHANGED;
        }
        return before.request().workspace().equals(now.workspace())
                ? MissReason.MESSAGES_CHANGED
                : MissReason.MODEL_CHANGED;
    }

    /** The prefix is the same, so it is the entry that cannot be found. */
    private MissReason lost(Chain.Key key, int through, Request now) {
        Optional<EntryStore.Entry> entry = store.entry(key);
        if (entry.isEmpty()) {
            return MissReason.SERVER_EVICTION;
        }
        if (entry.get().availableAt().isAfter(now.start())) {
            return MissReason.PARALLEL_COLD_START;
        }
        if (!entry.get().isLive(now.start())) {
            return MissReason.TTL_EXPIRED;
        }
        return now.marks().getLast().index() < through ? MissReason.MARKER_MISSING : MissReason.LOOKBACK_OVERFLOW;
    }

    private static CacheExplanation.@Nullable Difference difference(Prompt before, Prompt now) {
        return Blocks.firstDifference(before, now).orElse(null);
    }
}
