package dev.armature.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.core.usage.Usage;
import dev.armature.models.http.WireJson;

/** Reads token counts. Here the prompt's count includes what was read from and written to the cache. */
final class TokenCounts {
    private TokenCounts() {}

    /** The counts in the words of Chat Completions. */
    static Usage ofChat(JsonNode usage) {
        return of(usage, "prompt_tokens", "completion_tokens");
    }

    /** The counts in the words of Responses. */
    static Usage ofResponses(JsonNode usage) {
        return of(usage, "input_tokens", "output_tokens");
    }

    private static Usage of(JsonNode usage, String promptField, String outputField) {
        JsonNode prompt = usage.path(promptField + "_details");
        long total = WireJson.tokens(usage.path(promptField));
        long read = Math.min(
                total,
                Math.max(
                        WireJson.tokens(prompt.path("cached_tokens")),
                        WireJson.tokens(usage.path("prompt_cache_hit_tokens"))));
        long written = Math.min(total - read, WireJson.tokens(prompt.path("cache_write_tokens")));
        long output = WireJson.tokens(usage.path(outputField));
        long reasoning = WireJson.tokens(usage.path(outputField + "_details").path("reasoning_tokens"));
        return new Usage(total - read - written, read, written, 0, output, Math.min(reasoning, output));
    }
}
