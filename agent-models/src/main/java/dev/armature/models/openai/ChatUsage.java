package dev.armature.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.core.usage.Usage;
import dev.armature.models.http.WireJson;

/** Reads token counts. Here the prompt's count includes what was read from and written to the cache. */
final class ChatUsage {
    private ChatUsage() {}

    static Usage of(JsonNode usage) {
        JsonNode prompt = usage.path("prompt_tokens_details");
        long total = WireJson.tokens(usage.path("prompt_tokens"));
        long read = Math.min(
                total,
                Math.max(
                        WireJson.tokens(prompt.path("cached_tokens")),
                        WireJson.tokens(usage.path("prompt_cache_hit_tokens"))));
        long written = Math.min(total - read, WireJson.tokens(prompt.path("cache_write_tokens")));
        long output = WireJson.tokens(usage.path("completion_tokens"));
        long reasoning = WireJson.tokens(usage.path("completion_tokens_details").path("reasoning_tokens"));
        return new Usage(total - read - written, read, written, 0, output, Math.min(reasoning, output));
    }
}
