package dev.armature.models.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.core.usage.Usage;
import dev.armature.core.usage.Usage.Count;
import dev.armature.models.http.WireJson;
import java.util.EnumSet;
import java.util.Set;

/**
 * Counts as the stream tells them: each report is a total, so what is there overwrites what was there before. What no report
 * told stays unknown.
 */
final class UsageCounter {
    private final Set<Count> unknown = EnumSet.allOf(Count.class);
    private long input;
    private long read;
    private long written;
    private long written1h;
    private long output;
    private long reasoning;

    /** What is told when the answer begins. Of its length that holds only something to fill the place. */
    void begin(JsonNode usage) {
        prompt(usage);
    }

    /** What is told as it goes on. */
    void report(JsonNode usage) {
        prompt(usage);
        output = newest(usage.path("output_tokens"), output, Count.OUTPUT);
        reasoning = newest(usage.path("output_tokens_details").path("thinking_tokens"), reasoning, Count.REASONING);
    }

    private void prompt(JsonNode usage) {
        input = newest(usage.path("input_tokens"), input, Count.INPUT);
        read = newest(usage.path("cache_read_input_tokens"), read, Count.CACHE_READ);
        written = newest(usage.path("cache_creation_input_tokens"), written, Count.CACHE_WRITE);
        JsonNode split = usage.path("cache_creation");
        written1h = newest(split.path("ephemeral_1h_input_tokens"), written1h, Count.CACHE_WRITE);
        if (split.path("ephemeral_5m_input_tokens").isIntegralNumber()) {
            long sum = newest(split.path("ephemeral_5m_input_tokens"), 0, Count.CACHE_WRITE) + written1h;
            written = Math.max(written, sum);
        }
    }

    /** What the reports told; none before there was one. */
    Usage usage() {
        if (unknown.size() == Count.values().length) {
            return Usage.none();
        }
        Set<Count> untold = EnumSet.noneOf(Count.class);
        untold.addAll(unknown);
        if (input + read + written + written1h == 0) {
            untold.add(Count.INPUT); // a prompt is never empty
        }
        return new Usage(input, read, Math.max(0, written - written1h), written1h, output, reasoning, untold);
    }

    private long newest(JsonNode reported, long before, Count count) {
        if (!reported.isIntegralNumber() || !WireJson.isTokens(reported)) {
            return before;
        }
        unknown.remove(count);
        return WireJson.tokens(reported);
    }
}
