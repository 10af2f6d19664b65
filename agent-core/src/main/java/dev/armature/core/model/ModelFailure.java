package dev.armature.core.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a model did not answer. Never holds a key.
 *
 * @param kind what it means
 * @param message one sentence for a person: what was asked of whom, what came back, what to do
 * @param retryAfterOrNull how long the provider asks to wait
 * @param requestIdOrNull the provider's id of the request
 * @param retryable whether the same request may succeed later; the provider's own word overrides what the kind says
 */
public record ModelFailure(
        Kind kind,
        String message,
        @Nullable Duration retryAfterOrNull,
        @Nullable String requestIdOrNull,
        boolean retryable) {

    /** What a failure means. */
    public enum Kind {
        AUTHENTICATION,
        PERMISSION,
        MODEL_NOT_FOUND,
        /** The request is not what the provider accepts. */
        INVALID_REQUEST,
        /** The prompt does not fit the model's window. */
        CONTEXT_TOO_LONG,
        /** The request has too many bytes. */
        REQUEST_TOO_LARGE,
        RATE_LIMITED,
        /** Money or quota is used up; waiting does not help. */
        QUOTA,
        OVERLOADED,
        SERVER,
        /** No connection, or none to that address. */
        NETWORK,
        /** Connected, but nothing came for too long. */
        TIMEOUT,
        /** The answer ended before it was complete. */
        CUT_OFF,
        /** What came is not what the wire format says. */
        MALFORMED,
        /** The stream was closed on this side. */
        CANCELLED;

        /** Whether a failure of this kind usually passes. */
        public boolean retryable() {
            return switch (this) {
                case RATE_LIMITED, OVERLOADED, SERVER, NETWORK, TIMEOUT, CUT_OFF, MALFORMED -> true;
                case AUTHENTICATION,
                        PERMISSION,
                        MODEL_NOT_FOUND,
                        INVALID_REQUEST,
                        CONTEXT_TOO_LONG,
                        REQUEST_TOO_LARGE,
                        QUOTA,
                        CANCELLED -> false;
            };
        }
    }

    public ModelFailure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
    }

    /** A failure that may be retried if its kind may. */
    public ModelFailure(
            Kind kind, String message, @Nullable Duration retryAfterOrNull, @Nullable String requestIdOrNull) {
        this(kind, message, retryAfterOrNull, requestIdOrNull, kind.retryable());
    }

    /** A failure of which nothing more is known. */
    public static ModelFailure of(Kind kind, String message) {
        return new ModelFailure(kind, message, null, null);
    }

    /** The same, but it may be retried, or not. */
    public ModelFailure retryable(boolean may) {
        return new ModelFailure(kind, message, retryAfterOrNull, requestIdOrNull, may);
    }

    /** How long the provider asks to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfterOrNull);
    }

    /** The provider's id of the request. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestIdOrNull);
    }
}
