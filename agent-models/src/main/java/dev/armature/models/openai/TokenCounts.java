package dev.armature.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.core.usage.Usage;
import dev.armature.core.usage.Usage.Count;
import dev.armature.models.http.WireJson;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
        JsonNode details = usage.path(promptField + "_details");
        JsonNode whole = usage.path(promptField);
        JsonNode cached = larger(details.path("cached_tokens"), usage.path("prompt_cache_hit_tokens"));
        JsonNode write = details.path("cache_write_tokens");
        JsonNode answer = usage.path(outputField);
        JsonNode thought = usage.path(outputField + "_details").path("reasoning_tokens");
        long total = WireJson.tokens(whole);
        long read = Math.min(total, WireJson.tokens(cached));
        long written = Math.min(total - read, WireJson.tokens(write));
        long output = WireJson.tokens(answer);
        Map<Count, JsonNode> told = Map.of(
                Count.INPUT, whole,
                Count.CACHE_READ, cached,
                Count.CACHE_WRITE, write,
                Count.OUTPUT, answer,
                Count.REASONING, thought);
        return new Usage(
                total - read - written,
                read,
                written,
                0,
                output,
                Math.min(WireJson.tokens(thought), output),
                untold(told, total == 0));
    }

    /** Servers have two names for it. The larger of two is taken, so that a zero that means nothing is passed over. */
    private static JsonNode larger(JsonNode one, JsonNode other) {
        return other.isNumber() && WireJson.tokens(other) >= WireJson.tokens(one) ? other : one;
    }

    /** @param isEmpty whether the prompt is said to be, which none is */
    private static Set<Count> untold(Map<Count, JsonNode> told, boolean isEmpty) {
        return told.entrySet().stream()
                .filter(count -> !WireJson.isTokens(count.getValue()) || (isEmpty && count.getKey() == Count.INPUT))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
