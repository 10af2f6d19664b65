package dev.armature.testkit.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.cache.CacheTerms;
import dev.armature.testkit.simulator.cache.Divergence;
import dev.armature.testkit.simulator.cache.Prompt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells a client where its prompt is another one than the one that was answered by the message it names. Remembers the latest
 * 256 prompts of requests that have the field `diagnostics`. Safe for use by many threads.
 */
final class Diagnostics {
    private static final int MOST_PROMPTS = 256;
    private static final String NONE = "null";

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Prompt> prompts = new LinkedHashMap<>();

    /** What is told, as JSON; `null` when nothing diverged, or nobody asked. */
    String json(JsonNode body, Prompt prompt, String workspace, CacheTerms terms) {
        JsonNode previous = body.path("diagnostics").path("previous_message_id");
        if (!previous.isTextual()) {
            return NONE;
        }
        Prompt before;
        lock.lock();
        try {
            before = prompts.get(key(workspace, previous.asText()));
        } finally {
            lock.unlock();
        }
        if (before == null) {
            return reason("\"previous_message_not_found\"");
        }
        return prompt.divergenceFrom(before, terms).map(Diagnostics::json).orElse(NONE);
    }

    void remember(JsonNode body, Prompt prompt, String workspace, String messageId) {
        if (!body.path("diagnostics").isObject()) {
            return;
        }
        lock.lock();
        try {
            prompts.put(key(workspace, messageId), prompt);
            if (prompts.size() > MOST_PROMPTS) {
                var eldest = prompts.keySet().iterator();
                eldest.next();
                eldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            prompts.clear();
        } finally {
            lock.unlock();
        }
    }

    private static String json(Divergence divergence) {
        String word = "\"" + divergence.word() + "\"";
        return divergence.word().equals("unavailable")
                ? reason(word)
                : reason(word + ",\"cache_missed_input_tokens\":" + divergence.missedTokens());
    }

    private static String reason(String type) {
        return "{\"cache_miss_reason\":{\"type\":" + type + "}}";
    }

    private static String key(String workspace, String messageId) {
        return workspace + "\n" + messageId;
    }
}
