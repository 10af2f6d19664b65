package dev.armature.models.http;

import dev.armature.core.model.ModelFailure.Kind;
import java.util.Locale;
import java.util.Optional;
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
        return named(body.type(), status)
                .or(() -> named(body.code(), status))
                .orElseGet(() -> status == 0 ? inStream(body) : byStatus(status, body));
    }

    private static Optional<Kind> named(String word, int status) {
        return switch (word) {
            case "overloaded_error", "overloaded", "server_is_overloaded", "slow_down" -> Optional.of(Kind.OVERLOADED);
            case "rate_limit_error" -> Optional.of(Kind.RATE_LIMITED);
            case "authentication_error" -> Optional.of(Kind.AUTHENTICATION);
            case "permission_error" -> Optional.of(Kind.PERMISSION);
            case "billing_error" -> Optional.of(Kind.QUOTA);
            case "not_found_error" -> Optional.of(Kind.MODEL_NOT_FOUND);
            case "request_too_large" -> Optional.of(Kind.REQUEST_TOO_LARGE);
            case "timeout_error" -> Optional.of(Kind.TIMEOUT);
            // Vague words, with which some providers tell of an overload too; then the status says it.
            case "api_error", "server_error" ->
                Optional.of(status == 503 || status == 529 ? Kind.OVERLOADED : Kind.SERVER);
            case "conflict_error" -> Optional.of(Kind.SERVER);
            default -> Optional.empty();
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
        boolean theirs = kind == Kind.INVALID_REQUEST && !isOfTheRequest(body);
        return switch (body.code()) {
            case "rate_limit_exceeded" -> Kind.RATE_LIMITED;
            case "invalid_api_key" -> Kind.AUTHENTICATION;
            default ->
                isStatus(body.code()) ? byStatus(Integer.parseInt(body.code()), body) : theirs ? Kind.SERVER : kind;
        };
    }

    private static boolean isStatus(String code) {
        return code.matches("[45]\\d\\d");
    }

    /** Whether the words blame what was asked: `invalid_prompt`, `invalid_image_url`, `cyber_policy` and the like. */
    private static boolean isOfTheRequest(ErrorBody body) {
        return body.type().contains("invalid_request")
                || body.code().startsWith("invalid_")
                || body.code().endsWith("_policy");
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
