package dev.armature.testkit.simulator.refusal;

import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.validation.Violation;
import java.time.Duration;
import java.util.Map;

/**
 * A refusal, in the words of the Messages API; other dialects translate it.
 *
 * @param detailsJson `null` for none
 */
public record ApiError(int status, String type, String message, String detailsJson, Map<String, String> headers) {

    public static ApiError of(int status, String type, String message) {
        return new ApiError(status, type, message, "null", Map.of());
    }

    /** A request that is wrong: 400. */
    public static ApiError invalid(String message) {
        return of(400, "invalid_request_error", message);
    }

    /** With a code for programs. */
    public static ApiError invalid(String message, String errorCode) {
        return new ApiError(
                400, "invalid_request_error", message, "{\"error_code\":" + Json.quote(errorCode) + "}", Map.of());
    }

    /** A request that breaks a rule: 400, in the words of the rule. */
    public static ApiError from(Violation violation) {
        return new ApiError(400, "invalid_request_error", violation.message(), violation.detailsJson(), Map.of());
    }

    public static ApiError from(Fault.ErrorReply fault) {
        String details =
                fault.errorCode().isEmpty() ? "null" : "{\"error_code\":" + Json.quote(fault.errorCode()) + "}";
        return new ApiError(fault.status(), fault.type(), fault.message(), details, fault.headers());
    }

    /** The simulator, or who decides its replies, failed: 500. */
    public static ApiError internal(String message) {
        return of(500, "api_error", message);
    }

    public static ApiError noKey() {
        return of(401, "authentication_error", "x-api-key header or bearer authorization is required");
    }

    public static ApiError wrongKey() {
        return of(401, "authentication_error", "invalid x-api-key");
    }

    public static ApiError promptTooLong(long tokens, long maximum) {
        return from(Fault.promptTooLong(tokens, maximum));
    }

    public static ApiError noSuchPath(String path) {
        return of(404, "not_found_error", "Not found: " + path);
    }

    public static ApiError unknownModel(String model) {
        return of(404, "not_found_error", "model: " + model);
    }

    /** To come back after that wait: 429, in whole seconds, at least one. */
    public static ApiError rateLimited(Duration wait) {
        long seconds = Math.ceilDiv(wait.toMillis(), 1_000L);
        return new ApiError(
                429,
                "rate_limit_error",
                "This request would exceed your rate limit.",
                "null",
                Map.of("retry-after", String.valueOf(Math.max(1, seconds))));
    }

    /** The `param` of the details, which names the field that is wrong; empty for none. */
    public String param() {
        return Json.read(detailsJson).path("param").asText();
    }

    /** The `error_code` of the details; empty for none. */
    public String errorCode() {
        return Json.read(detailsJson).path("error_code").asText();
    }
}
