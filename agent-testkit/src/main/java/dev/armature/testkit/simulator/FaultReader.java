package dev.armature.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Reads a fault of a script: an object whose `type` names it. */
final class FaultReader {
    private FaultReader() {}

    static Fault fault(JsonNode json) {
        String type = json.path("type").asText();
        return switch (type) {
            case "http429" -> rateLimited(json);
            case "http529" -> withExtras(Fault.overloaded(), json);
            case "http500" -> withExtras(Fault.internalError(), json);
            case "http503" -> withExtras(Fault.unavailable(), json);
            case "http502html" -> new Fault.HtmlReply(502);
            case "http413html" -> new Fault.HtmlReply(413);
            case "promptTooLong" ->
                Fault.promptTooLong(
                        json.path("actual").asLong(), json.path("max").asLong());
            case "maxTokensExceedsContext" ->
                Fault.maxTokensExceedContext(
                        json.path("prompt").asLong(),
                        json.path("maxTokens").asLong(),
                        json.path("window").asLong());
            case "creditTooLow" -> Fault.creditTooLow();
            case "http401" -> Fault.expiredKey();
            case "http403" -> Fault.forbidden();
            case "http404" -> Fault.unknownModel(json.path("model").asText());
            case "redirect307" -> new Fault.Redirect(json.path("location").asText());
            case "acceptThenClose" -> new Fault.NoReply();
            case "headersThenStall" -> new Fault.HeadersThenStall();
            case "slowStream" -> new Fault.SlowBody(json.path("bytesPerSec").asInt());
            case "stallAfterEvent" ->
                new Fault.StallAfterEvent(
                        json.path("events").asInt(),
                        Duration.ofMillis(json.path("ms").asLong()));
            case "cutAtByte" ->
                new Fault.CutAtByte(
                        json.path("bytes").asLong(), json.path("reset").asBoolean());
            case "errorEvent" ->
                new Fault.ErrorEvent(
                        json.path("error").asText("overloaded_error"),
                        json.path("message").asText("Overloaded"),
                        json.path("afterEvents").asInt());
            case "pings" ->
                new Fault.Pings(
                        json.path("count").asInt(),
                        Duration.ofMillis(json.path("intervalMs").asLong()));
            case "oneByteChunks" -> new Fault.OneByteChunks();
            case "gzip" -> new Fault.Gzip();
            case "refusal" ->
                new Fault.Refusal(
                        json.path("category").asText(), json.path("explanation").asText());
            case "hugeToolInput" -> new Fault.HugeToolInput(json.path("bytes").asInt());
            case "failedAnswer" ->
                new Fault.FailedAnswer(
                        json.path("code").asText("server_error"),
                        json.path("message").asText());
            case "modelSwap" -> new Fault.ModelSwap(json.path("model").asText());
            default -> constant(type);
        };
    }

    /** The names of the enumerations, in any case. */
    private static Fault constant(String type) {
        String name = type.toUpperCase(Locale.ROOT);
        for (Class<? extends Enum<?>> family : List.of(AnswerFault.class, StreamFault.class, LineFault.class)) {
            for (Enum<?> constant : family.getEnumConstants()) {
                if (constant.name().equals(name)) {
                    return (Fault) constant;
                }
            }
        }
        throw new IllegalArgumentException("there is no fault `" + type + "`");
    }

    private static Fault rateLimited(JsonNode json) {
        if (json.has("retryAfterSeconds")) {
            return withExtras(
                    Fault.rateLimitedForSeconds(json.path("retryAfterSeconds").asLong()), json);
        }
        if (json.has("retryAfterMs")) {
            return withExtras(
                    Fault.rateLimitedForMillis(json.path("retryAfterMs").asLong()), json);
        }
        if (json.has("retryAt")) {
            return withExtras(
                    Fault.rateLimitedUntil(Instant.parse(json.path("retryAt").asText())), json);
        }
        return withExtras(Fault.rateLimited(), json);
    }

    private static Fault.ErrorReply withExtras(Fault.ErrorReply fault, JsonNode json) {
        Fault.ErrorReply told = fault.withErrorCode(json.path("errorCode").asText());
        return json.has("shouldRetry")
                ? told.withShouldRetry(json.path("shouldRetry").asBoolean())
                : told;
    }
}
