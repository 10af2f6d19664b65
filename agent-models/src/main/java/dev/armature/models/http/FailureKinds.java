package dev.armature.models.http;

import dev.armature.core.model.ModelFailure.Kind;
import java.util.Locale;
import java.util.Set;

/** What a refusal means. Typed words are believed first, then the status, and sentences only where nothing else tells. */
final class FailureKinds {
    private static final Set<String> USED_UP = Set.of(
            "insufficient_quota",
            "enforced_spend_limit_reached",
            "contract_spend_limit_reached",
            "ramp_limit_exceeded",
            "billing_hard_limit_reached",
            "billing_not_active");
    private static final Set<String> TOO_LONG =
            Set.of("context_length_exceeded", "exceed_context_size_error", "model_context_window_exceeded");

    private FailureKinds() {}

    /** The kind of a refusal; status 0 when it came inside a stream. */
    static Kind of(int status, ErrorBody body) {
        if (USED_UP.contains(body.code()) || USED_UP.contains(body.type())) {
            return Kind.QUOTA;
        }
        if (TOO_LONG.contains(body.code()) || TOO_LONG.contains(body.type())) {
            return Kind.CONTEXT_TOO_LONG;
        }
        return switch (body.type()) {
            case "overloaded_error", "overloaded" -> Kind.OVERLOADED;
            case "rate_limit_error" -> Kind.RATE_LIMITED;
            case "authentication_error" -> Kind.AUTHENTICATION;
            case "permission_error" -> Kind.PERMISSION;
            case "billing_error" -> Kind.QUOTA;
            case "not_found_error" -> Kind.MODEL_NOT_FOUND;
            case "request_too_large" -> Kind.REQUEST_TOO_LARGE;
            case "timeout_error" -> Kind.TIMEOUT;
            case "api_error", "server_error" -> Kind.SERVER;
            case "conflict_error" -> Kind.SERVER;
            default -> status == 0 ? inStream(body) : byStatus(status, body);
        };
    }

    private static Kind byStatus(int status, ErrorBody body) {
        return switch (status) {
            case 401 -> Kind.AUTHENTICATION;
            case 402 -> Kind.QUOTA;
            case 403 -> Kind.PERMISSION;
            case 404 -> Kind.MODEL_NOT_FOUND;
            case 408, 504 -> Kind.TIMEOUT;
            case 409 -> Kind.SERVER;
            case 413 -> Kind.REQUEST_TOO_LARGE;
            case 429 -> Kind.RATE_LIMITED;
            case 503, 529 -> Kind.OVERLOADED;
            default -> status >= 500 ? Kind.SERVER : badRequest(body);
        };
    }

    /** Local servers put failures of theirs into the stream without saying whose fault it is. */
    private static Kind inStream(ErrorBody body) {
        Kind kind = badRequest(body);
        boolean theirs = kind == Kind.INVALID_REQUEST && !body.type().contains("invalid_request");
        return switch (body.code()) {
            case "rate_limit_exceeded", "429" -> Kind.RATE_LIMITED;
            case "invalid_api_key", "401" -> Kind.AUTHENTICATION;
            default -> theirs ? Kind.SERVER : kind;
        };
    }

    private static Kind badRequest(ErrorBody body) {
        String message = body.message().toLowerCase(Locale.ROOT);
        if (message.contains("prompt is too long")
                || message.contains("exceed context limit")
                || message.contains("maximum context length")
                || message.contains("exceeds the available context size")) {
            return Kind.CONTEXT_TOO_LONG;
        }
        if (message.contains("credit balance is too low") || message.contains("spend limit")) {
            return Kind.QUOTA;
        }
        return Kind.INVALID_REQUEST;
    }
}
