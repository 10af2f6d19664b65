package dev.armature.testkit.simulator;

import dev.armature.testkit.simulator.validation.Violation;
import java.time.Duration;
import java.util.Map;

/**
 * A refusal, in the words of the Messages API; other dialects translate it.
 *
 * @param detailsJson `null` for none
 */
record ApiError(int status, String type, String message, String detailsJson, Map<String, String> headers) {

    static ApiError of(int status, String type, String message) {
        return new ApiError(status, type, message, "null", Map.of());
    }

    static ApiError invalid(String message) {
        return of(400, "invalid_request_error", message);
    }

    /** With a code for programs. */
    static ApiError invalid(String message, String errorCode) {
        return new ApiError(
                400, "invalid_request_error", message, "{\"error_code\":" + Json.quote(errorCode) + "}", Map.of());
    }

    static ApiError from(Violation violation) {
        return new ApiError(400, "invalid_request_error", violation.message(), violation.detailsJson(), Map.of());
    }

    static ApiError from(Fault.ErrorReply fault) {
        String details =
                fault.errorCode().isEmpty() ? "null" : "{\"error_code\":" + Json.quote(fault.errorCode()) + "}";
        return new ApiError(fault.status(), fault.type(), fault.message(), details, fault.headers());
    }

    static ApiError internal(String message) {
        return of(500, "api_error", message);
    }

    static ApiError unknownModel(String model) {
        return of(404, "not_found_error", "model: " + model);
    }

    static ApiError rateLimited(Duration wait) {
        long seconds = Math.ceilDiv(wait.toMillis(), 1_000L);
        return new ApiError(
                429,
                "rate_limit_error",
                "This request would exceed your rate limit.",
                "null",
                Map.of("retry-after", String.valueOf(Math.max(1, seconds))));
    }

    /** The `param` of the details, which names the field that is wrong; empty for none. */
    String param() {
        return Json.read(detailsJson).path("param").asText();
    }

    /** The `error_code` of the details; empty for none. */
    String errorCode() {
        return Json.read(detailsJson).path("error_code").asText();
    }
}
