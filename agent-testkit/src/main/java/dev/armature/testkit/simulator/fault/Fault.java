package dev.armature.testkit.simulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Something that goes wrong with one reply. Given to {@code ModelSimulator.inject} for requests to come, or to {@code
 * SimReply.withFaults} for one reply.
 *
 * <p>A fault that has no meaning for a request, such as a change to stream events when no stream was asked for, is
 * answered by a 500 that says so: a test must not pass because its fault did not happen. Times are real time, whatever
 * the clock of the simulator; but what is waited for is over as soon as that clock has been moved on by as much.
 */
public sealed interface Fault
        permits AnswerFault,
                StreamFault,
                LineFault,
                Fault.ErrorReply,
                Fault.HtmlReply,
                Fault.Redirect,
                Fault.NoReply,
                Fault.ClosedPort,
                Fault.HeadersThenStall,
                Fault.CutAtByte,
                Fault.SlowBody,
                Fault.OneByteChunks,
                Fault.Gzip,
                Fault.StallAfterEvent,
                Fault.ErrorEvent,
                Fault.Pings,
                Fault.Refusal,
                Fault.HugeToolInput,
                Fault.ModelSwap,
                Fault.FailedAnswer {

    /** Too many requests, without a word on when to come back. */
    static ErrorReply rateLimited() {
        return new ErrorReply(429, "rate_limit_error", "This request would exceed the rate limit.", "", Map.of());
    }

    /** Too many requests; `retry-after` in whole seconds. */
    static ErrorReply rateLimitedForSeconds(long seconds) {
        return rateLimited().withHeader("retry-after", String.valueOf(seconds));
    }

    /** Too many requests; `retry-after-ms`. */
    static ErrorReply rateLimitedForMillis(long millis) {
        return rateLimited().withHeader("retry-after-ms", String.valueOf(millis));
    }

    /** Too many requests; `retry-after` as an HTTP date. */
    static ErrorReply rateLimitedUntil(Instant moment) {
        return rateLimited().withHeader("retry-after", HttpDate.of(moment));
    }

    /** Status 529. */
    static ErrorReply overloaded() {
        return new ErrorReply(529, "overloaded_error", "Overloaded", "", Map.of());
    }

    /** Status 500. */
    static ErrorReply internalError() {
        return new ErrorReply(500, "api_error", "Internal server error", "", Map.of());
    }

    /** Status 503. */
    static ErrorReply unavailable() {
        return new ErrorReply(503, "overloaded_error", "Service unavailable", "", Map.of());
    }

    /** Status 400 with the text by which clients recognise a prompt that does not fit. */
    static ErrorReply promptTooLong(long actual, long maximum) {
        return invalidRequest("prompt is too long: %d tokens > %d maximum".formatted(actual, maximum));
    }

    /** Status 400: prompt and output limit together do not fit. */
    static ErrorReply maxTokensExceedContext(long prompt, long maxTokens, long window) {
        return invalidRequest("input length and `max_tokens` exceed context limit: %d + %d > %d"
                .formatted(prompt, maxTokens, window));
    }

    /** Status 400 with the text by which clients recognise an account that has nothing left. */
    static ErrorReply creditTooLow() {
        return invalidRequest("Your credit balance is too low to access the API.");
    }

    /** Status 400 with a text of one's own. */
    static ErrorReply invalidRequest(String message) {
        return new ErrorReply(400, "invalid_request_error", message, "", Map.of());
    }

    /** Status 401: the token expired. */
    static ErrorReply expiredKey() {
        return new ErrorReply(401, "authentication_error", "The access token has expired.", "", Map.of());
    }

    /** Status 403. */
    static ErrorReply forbidden() {
        return new ErrorReply(403, "permission_error", "Your key may not use this resource.", "", Map.of());
    }

    /** Status 404 for a model. */
    static ErrorReply unknownModel(String model) {
        return new ErrorReply(404, "not_found_error", "model: " + model, "", Map.of());
    }

    /**
     * An error before anything of a reply.
     *
     * @param errorCode the `error_code` of the details; empty for none
     * @param headers in the order in which they are sent
     */
    record ErrorReply(int status, String type, String message, String errorCode, Map<String, String> headers)
            implements Fault {
        public ErrorReply {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("an error has a status from 400 to 599, was `" + status + "`");
            }
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(errorCode, "errorCode");
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }

        /** The same with one header more, or another value of it. */
        public ErrorReply withHeader(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new ErrorReply(status, type, message, errorCode, more);
        }

        /** The same with a code for programs; empty for none. */
        public ErrorReply withErrorCode(String code) {
            return new ErrorReply(status, type, message, code, headers);
        }

        /** What the client library is told about trying again. */
        public ErrorReply withShouldRetry(boolean shouldRetry) {
            return withHeader("x-should-retry", String.valueOf(shouldRetry));
        }
    }

    /** An error page of something in front of the provider, such as 502 or 413. */
    record HtmlReply(int status) implements Fault {}

    /** Status 307 to another place. */
    record Redirect(String location) implements Fault {
        public Redirect {
            Objects.requireNonNull(location, "location");
        }
    }

    /** The request is read, and the connection closed without a byte. */
    record NoReply() implements Fault {}

    /**
     * The connection is closed without a byte and the port with it, for so long: who connects meanwhile is refused, and other
     * connections end too.
     */
    record ClosedPort(Duration length) implements Fault {
        public ClosedPort {
            if (length.isNegative()) {
                throw new IllegalArgumentException("the length must not be negative, was `" + length + "`");
            }
        }
    }

    /** Status and headers of a good reply, and then nothing, until the client leaves. */
    record HeadersThenStall() implements Fault {}

    /**
     * The connection ends after so many bytes of the body, as it is sent: compressed, when it is that too. Has no meaning for
     * a body that has not so many.
     *
     * @param reset by RST instead of FIN
     */
    record CutAtByte(long bytes, boolean reset) implements Fault {
        public CutAtByte {
            if (bytes < 0) {
                throw new IllegalArgumentException("bytes must not be negative, was `" + bytes + "`");
            }
        }
    }

    /** The body comes at this speed. */
    record SlowBody(int bytesPerSecond) implements Fault {
        public SlowBody {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException("bytesPerSecond must be at least 1, was `" + bytesPerSecond + "`");
            }
        }
    }

    /** Each byte of the body is a chunk and a write of its own, whether it is a stream or not. */
    record OneByteChunks() implements Fault {}

    /** The body is compressed, whether the client asked for that or not. */
    record Gzip() implements Fault {}

    /** After so many events, nothing for a while. */
    record StallAfterEvent(int events, Duration stall) implements Fault {
        public StallAfterEvent {
            if (events < 0 || stall.isNegative()) {
                throw new IllegalArgumentException("neither events nor stall may be negative");
            }
        }
    }

    /** After so many events, an error inside the stream; the stream ends with it. */
    record ErrorEvent(String type, String message, int afterEvents) implements Fault {
        public ErrorEvent {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(message, "message");
            if (afterEvents < 0) {
                throw new IllegalArgumentException("afterEvents must not be negative, was `" + afterEvents + "`");
            }
        }
    }

    /**
     * Pings after the first event, which keep the socket alive without progress; then the reply goes on.
     *
     * @param interval before each of them; zero for a storm
     */
    record Pings(int count, Duration interval) implements Fault {
        public Pings {
            if (count < 1 || interval.isNegative()) {
                throw new IllegalArgumentException(
                        "expected at least 1 ping and no negative interval, was `%d` and `%s`"
                                .formatted(count, interval));
            }
        }
    }

    /** The provider refuses: status 200, stop reason `refusal`. */
    record Refusal(String category, String explanation) implements Fault {
        public Refusal {
            Objects.requireNonNull(category, "category");
            Objects.requireNonNull(explanation, "explanation");
        }
    }

    /** The reply is one tool call with an input of so many bytes. */
    record HugeToolInput(int bytes) implements Fault {
        public HugeToolInput {
            if (bytes < 1) {
                throw new IllegalArgumentException("bytes must be at least 1, was `" + bytes + "`");
            }
        }
    }

    /** The reply names another model than was asked. */
    record ModelSwap(String model) implements Fault {
        public ModelSwap {
            Objects.requireNonNull(model, "model");
        }
    }

    /**
     * The answer says at its end that it failed: status {@code failed} of Responses, with HTTP status 200.
     *
     * @param code such as {@code server_error}
     */
    record FailedAnswer(String code, String message) implements Fault {
        public FailedAnswer {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(message, "message");
        }
    }
}
