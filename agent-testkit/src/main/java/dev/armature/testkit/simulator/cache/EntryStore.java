package dev.armature.testkit.simulator.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The entries, least recently used first. Expired ones stay until they are pushed out, to tell expiry from eviction. */
final class EntryStore {
    private final int mostEntries;
    private final Map<Chain.Key, Entry> entries = new LinkedHashMap<>(256, 0.75f, true);

    EntryStore(int mostEntries) {
        this.mostEntries = mostEntries;
    }

    record Entry(Instant availableAt, Instant expiresAt, Ttl ttl) {
        boolean isLive(Instant now) {
            return !availableAt.isAfter(now) && now.isBefore(expiresAt);
        }

        Entry refreshed(Instant now) {
            Instant later = now.plus(ttl.length());
            return later.isAfter(expiresAt) ? new Entry(availableAt, later, ttl) : this;
        }
    }

    Optional<Entry> entry(Chain.Key key) {
        return Optional.ofNullable(entries.get(key));
    }

    boolean isLive(Chain.Key key, Instant now) {
        return entry(key).map(entry -> entry.isLive(now)).orElse(false);
    }

    void refresh(Chain.Key key, Instant now) {
        entries.computeIfPresent(key, (same, entry) -> entry.refreshed(now));
    }

    /** A writer that started earlier and has not begun to answer keeps its earlier moment. */
    void write(Chain.Key key, Instant now, Instant availableAt, Ttl ttl) {
        Instant expiresAt = now.plus(ttl.length());
        entries.merge(key, new Entry(availableAt, expiresAt, ttl), (old, fresh) -> {
            boolean oldComesFirst =
                    now.isBefore(old.expiresAt()) && old.availableAt().isBefore(availableAt);
            return new Entry(oldComesFirst ? old.availableAt() : availableAt, expiresAt, ttl);
        });
        if (entries.size() > mostEntries) {
            var eldest = entries.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** Drops each entry with a probability. */
    int evict(double probability, RandomGenerator random) {
        List<Chain.Key> keys = new ArrayList<>(entries.keySet());
        int evicted = 0;
        for (Chain.Key key : keys) {
            if (random.nextDouble() < probability) {
                entries.remove(key);
                evicted++;
            }
        }
        return evicted;
    }

    void clear() {
        entries.clear();
    }
}
