package dev.armature.testkit.simulator.journal;

import dev.armature.testkit.simulator.cache.CacheExplanation;
import dev.armature.testkit.simulator.cache.CacheUsage;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.request.SimRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request and what became of it. Written before the first byte of the reply, so who has read a reply finds its
 * entry.
 *
 * @param number counted from 1
 * @param at on the clock of the simulator
 * @param method empty when not even the first line could be read
 * @param path likewise, without the query
 * @param query as it came, without its question mark; empty for none
 * @param headers as they came, names in lower case; the values of keys are left out
 * @param body empty when it was too large to be read, or the head could not be
 * @param plainBody the same, uncompressed
 * @param status of the reply; 0 when there was none by order of a fault
 * @param requestOrNull null when it was refused before it was understood
 * @param usageOrNull null when the cache was not asked
 * @param explanationOrNull null when the cache was not asked
 * @param outputTokens 0 when there was no answer
 * @param error the message of a refusal; empty for none
 */
public record JournalEntry(
        long number,
        Instant at,
        String method,
        String path,
        String query,
        Map<String, String> headers,
        RawBody body,
        RawBody plainBody,
        String requestId,
        int status,
        @Nullable SimRequest requestOrNull,
        @Nullable CacheUsage usageOrNull,
        @Nullable CacheExplanation explanationOrNull,
        long outputTokens,
        List<Fault> faults,
        String error) {

    public JournalEntry {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        faults = List.copyOf(faults);
    }

    /** What was asked. */
    public Optional<SimRequest> request() {
        return Optional.ofNullable(requestOrNull);
    }

    /** What the prompt cost. */
    public Optional<CacheUsage> usage() {
        return Optional.ofNullable(usageOrNull);
    }

    /** Why it cost that. */
    public Optional<CacheExplanation> explanation() {
        return Optional.ofNullable(explanationOrNull);
    }
}
