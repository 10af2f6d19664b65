package dev.armature.testkit.simulator.dialect;

import dev.armature.testkit.simulator.cache.CacheUsage;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.refusal.ApiError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Chat Completions and Responses say in the same words: errors, and counts. */
public final class OpenAiWords {
    private static final Pattern TOO_LONG = Pattern.compile("prompt is too long: ([0-9]+) tokens > ([0-9]+) maximum");
    private static final Pattern TOGETHER = Pattern.compile(
            "input length and `max_tokens` exceed context limit: ([0-9]{1,15}) \\+ ([0-9]{1,15}) > ([0-9]+)");
    private static final Pattern MODEL = Pattern.compile("model: (.*)", Pattern.DOTALL);
    private static final Pattern RESPONSE = Pattern.compile("Not found: GET /v1/responses/([^/]+)");

    private OpenAiWords() {}

    /**
     * A refusal as these formats have it. What the Messages API says in its own words comes in theirs; what a rule of theirs
     * found is that already.
     */
    public static ApiError of(ApiError error) {
        String message = error.message();
        Matcher tooLong = TOO_LONG.matcher(message);
        if (tooLong.matches()) {
            return says(
                    error,
                    400,
                    "context_length_exceeded",
                    "This model's maximum context length is %s tokens. However, your messages resulted in %s tokens."
                                    .formatted(tooLong.group(2), tooLong.group(1))
                            + " Please reduce the length of the messages.");
        }
        Matcher together = TOGETHER.matcher(message);
        if (together.matches()) {
            long asked = Long.parseLong(together.group(1)) + Long.parseLong(together.group(2));
            return says(
                    error,
                    400,
                    "context_length_exceeded",
                    "This model's maximum context length is %s tokens. However, you requested %d tokens (%s in the messages,"
                                    .formatted(together.group(3), asked, together.group(1))
                            + " %s in the completion). Please reduce the length of the messages or completion."
                                    .formatted(together.group(2)));
        }
        if (error.status() == 400 && message.startsWith("Your credit balance is too low")) {
            return says(
                    error,
                    429,
                    "insufficient_quota",
                    "You exceeded your current quota, please check your plan and billing details.");
        }
        return switch (error.status()) {
            case 401 -> unknownKey(error);
            case 404 -> notFound(error);
            case 429 -> says(error, 429, "rate_limit_exceeded", "Rate limit reached. Please try again later.");
            case 500, 503, 529 -> says(error, error.status(), "server_error", message);
            default -> error;
        };
    }

    private static ApiError unknownKey(ApiError error) {
        if (error.message().equals(ApiError.noKey().message())) {
            return says(
                    error,
                    401,
                    "",
                    "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer"
                            + " auth (i.e. Authorization: Bearer YOUR_KEY).");
        }
        return says(
                error,
                401,
                "invalid_api_key",
                error.message().equals(ApiError.wrongKey().message())
                        ? "Incorrect API key provided. Check the key that the simulator was given."
                        : error.message());
    }

    private static ApiError notFound(ApiError error) {
        Matcher model = MODEL.matcher(error.message());
        if (model.matches()) {
            return says(
                    error,
                    404,
                    "model_not_found",
                    "The model `%s` does not exist or you do not have access to it.".formatted(model.group(1)));
        }
        Matcher response = RESPONSE.matcher(error.message());
        return says(
                error,
                404,
                "",
                response.matches()
                        ? "Response with id '" + response.group(1) + "' not found."
                        : error.message().replaceFirst("^Not found: (.*)$", "Invalid URL ($1)"));
    }

    /** A code that was given already stays. */
    private static ApiError says(ApiError error, int status, String code, String message) {
        String said = error.errorCode().isEmpty() ? code : error.errorCode();
        String details = said.isEmpty() ? "null" : "{\"error_code\":" + Json.quote(said) + "}";
        return new ApiError(status, error.type(), message, details, error.headers());
    }

    /** The body of a refusal in these words. */
    public static String error(ApiError error) {
        String type = switch (error.status()) {
            case 429 -> error.errorCode().equals("insufficient_quota") ? "insufficient_quota" : "requests";
            case 500, 503, 529 -> "server_error";
            default -> "invalid_request_error";
        };
        String param = error.param().isEmpty() ? "null" : Json.quote(error.param());
        String code = error.errorCode().isEmpty() ? "null" : Json.quote(error.errorCode());
        return "{\"error\":{\"message\":%s,\"type\":\"%s\",\"param\":%s,\"code\":%s}}"
                .formatted(Json.quote(error.message()), type, param, code);
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
}
