package dev.armature.testkit.simulator.dialect;

import dev.armature.testkit.simulator.cache.CacheUsage;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.refusal.ApiError;

/** What Chat Completions and Responses say in the same words: errors, and counts. */
public final class OpenAiWords {
    private OpenAiWords() {}

    public static String error(ApiError error) {
        String type = switch (error.status()) {
            case 429 -> "requests";
            case 500, 503, 529 -> "server_error";
            default -> "invalid_request_error";
        };
        String param = error.param().isEmpty() ? "null" : Json.quote(error.param());
        return "{\"error\":{\"message\":%s,\"type\":\"%s\",\"param\":%s,\"code\":%s}}"
                .formatted(Json.quote(error.message()), type, param, code(error));
    }

    /** Counts, under the names that a format has for the two sides. What was cached is part of the prompt. */
    public static String usage(Answer answer, String promptField, String outputField) {
        CacheUsage prompt = answer.prompt();
        return "{\"" + promptField + "\":" + prompt.total() + ",\"" + outputField + "\":" + answer.outputTokens()
                + ",\"total_tokens\":" + (prompt.total() + answer.outputTokens())
                + ",\"" + promptField + "_details\":{\"cached_tokens\":" + prompt.read() + ",\"cache_write_tokens\":"
                + prompt.written() + "},\"" + outputField + "_details\":{\"reasoning_tokens\":"
                + answer.thinkingTokens() + "}}";
    }

    private static String code(ApiError error) {
        if (!error.errorCode().isEmpty()) {
            return Json.quote(error.errorCode());
        }
        return switch (error.status()) {
            case 401 -> "\"invalid_api_key\"";
            case 404 -> "\"model_not_found\"";
            case 429 -> "\"rate_limit_exceeded\"";
            case 500, 503, 529 -> "\"server_error\"";
            default -> error.message().startsWith("prompt is too long") ? "\"context_length_exceeded\"" : "null";
        };
    }
}
