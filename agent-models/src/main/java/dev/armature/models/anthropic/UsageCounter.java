package dev.armature.models.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.core.usage.Usage;
import dev.armature.models.http.WireJson;

/** Counts as the stream tells them: each report is a total, so what is there overwrites what was there before. */
final class UsageCounter {
    private long input;
    private long read;
    private long written;
    private long written1h;
    private long output;
    private long reasoning;

    void report(JsonNode usage) {
        input = newest(usage.path("input_tokens"), input);
        read = newest(usage.path("cache_read_input_tokens"), read);
        written = newest(usage.path("cache_creation_input_tokens"), written);
        output = newest(usage.path("output_tokens"), output);
        reasoning = newest(usage.path("output_tokens_details").path("thinking_tokens"), reasoning);
        JsonNode split = usage.path("cache_creation");
        written1h = newest(split.path("ephemeral_1h_input_tokens"), written1h);
        if (split.path("ephemeral_5m_input_tokens").isIntegralNumber()) {
            long sum = newest(split.path("ephemeral_5m_input_tokens"), 0) + written1h;
            written = Math.max(written, sum);
        }
    }

    Usage usage() {
        return new Usage(input, read, Math.max(0, written - written1h), written1h, output, reasoning);
    }

    private static long newest(JsonNode reported, long before) {
        return reported.isIntegralNumber() ? WireJson.tokens(reported) : before;
    }
}
