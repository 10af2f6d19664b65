package dev.armature.models.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a provider says about a failure, in whichever of the known shapes it says it: an {@code error} object (Anthropic,
 * OpenAI, llama.cpp), an {@code error} text (Ollama), a flat object (older vLLM), {@code detail} (FastAPI).
 *
 * @param type such as {@code overloaded_error}; empty if not said
 * @param code a finer word, such as {@code insufficient_quota}; empty if not said
 * @param message the provider's sentence; empty if there is none
 * @param requestId empty if not said
 * @param isJson false when the body is something else, such as a proxy's HTML page
 * @param isError false when it is JSON that tells of no failure, such as an answer
 */
record ErrorBody(String type, String code, String message, String requestId, boolean isJson, boolean isError) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Blanks, control characters and invisible ones, but for those that join letters and pictures. */
    private static final Pattern UNSHOWABLE =
            Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}[\\p{Cf}&&[^\\u200C\\u200D]]]+");

    static ErrorBody parse(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        try {
            JsonNode root = JSON.readTree(text);
            if (root != null && root.isObject()) {
                return of(root);
            }
        } catch (JsonProcessingException notJson) {
            // falls through: the body is not JSON
        }
        String lower = text.substring(0, Math.min(200, text.length())).toLowerCase(Locale.ROOT);
        boolean markup = lower.startsWith("<") || lower.contains("<html");
        return new ErrorBody("", "", markup ? "" : oneLine(text), "", false, false);
    }

    /** Reads the object that holds, or is, the error. */
    static ErrorBody of(JsonNode root) {
        String requestId = text(root, "request_id");
        JsonNode error = root.path("error");
        if (error.isObject()) {
            return new ErrorBody(
                    text(error, "type"), code(error), oneLine(text(error, "message")), requestId, true, true);
        }
        if (error.isTextual()) {
            return new ErrorBody(text(root, "type"), code(root), oneLine(error.textValue()), requestId, true, true);
        }
        String message = text(root, "message");
        JsonNode detail = root.path("detail");
        if (message.isEmpty() && !detail.isMissingNode()) {
            message = detail.isTextual() ? detail.textValue() : detail.toString();
        }
        return new ErrorBody(text(root, "type"), code(root), oneLine(message), requestId, true, !message.isEmpty());
    }

    private static String code(JsonNode error) {
        String detail = text(error.path("details"), "error_code");
        JsonNode code = error.path("code"); // a word, or a status as a number
        return !detail.isEmpty() ? detail : code.isIntegralNumber() ? code.asText() : text(error, "code");
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : "";
    }

    /** Without what moves a cursor or turns the text that follows around: it may be shown in a terminal. */
    static String oneLine(String text) {
        return UNSHOWABLE.matcher(text).replaceAll(" ").strip();
    }
}
