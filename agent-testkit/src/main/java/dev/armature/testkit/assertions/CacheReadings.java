package dev.armature.testkit.assertions;

import dev.armature.core.event.AgentEvent.ModelAnswered;
import dev.armature.core.usage.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the answers of a run tell of the provider's cache.
 *
 * @param tellOfACache whether anything was read or written at all; if not, a cache that is missed looks as one that is not
 * @param losses one sentence for each answer that read less than the one before it, of the same model, had left there
 */
record CacheReadings(boolean tellOfACache, List<String> losses) {

    static CacheReadings of(List<ModelAnswered> answers) {
        Map<String, Long> left = new HashMap<>(); // by model, since each has a cache of its own
        List<String> losses = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Usage usage = answers.get(i).usage();
            if (!usage.isKnown(Usage.Count.CACHE_READ)) {
                continue; // what nobody told is no loss
            }
            long there = left.getOrDefault(answers.get(i).model(), 0L);
            if (usage.cacheRead() < there) {
                losses.add("answer " + (i + 1) + " read " + usage.cacheRead() + " tokens from the cache, and " + there
                        + " had been read or written by the one before it");
            }
            left.put(answers.get(i).model(), usage.cacheRead() + usage.cacheWrite5m() + usage.cacheWrite1h());
        }
        return new CacheReadings(left.values().stream().anyMatch(tokens -> tokens > 0), losses);
    }
}
