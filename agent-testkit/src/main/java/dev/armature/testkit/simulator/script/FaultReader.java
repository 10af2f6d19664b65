package dev.armature.testkit.simulator.script;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.fault.AnswerFault;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.LineFault;
import dev.armature.testkit.simulator.fault.StreamFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a fault of a script: an object whose `type` names it. */
final class FaultReader {
    /** What has no number or text of its own, as scripts call it; the names of the enumerations are understood too. */
    static final Map<String, Fault> PLAIN = Map.ofEntries(
            Map.entry("emptyTextBlock", AnswerFault.EMPTY_TEXT_BLOCK),
            Map.entry("emptyContentEndTurn", AnswerFault.EMPTY_CONTENT),
            Map.entry("toolUseInvalidJson", AnswerFault.TOOL_INPUT_CUT_OFF),
            Map.entry("toolUseUnknownTool", AnswerFault.UNKNOWN_TOOL),
            Map.entry("toolUseDuplicateId", AnswerFault.DUPLICATE_TOOL_ID),
            Map.entry("unknownStopReason", AnswerFault.UNKNOWN_STOP_REASON),
            Map.entry("pauseTurn", AnswerFault.PAUSE_TURN),
            Map.entry("contextWindowExceeded", AnswerFault.CONTEXT_WINDOW_EXCEEDED),
            Map.entry("nullUsageFields", AnswerFault.NULL_USAGE),
            Map.entry("usageMissing", AnswerFault.NO_USAGE),
            Map.entry("eofBeforeMessageStop", StreamFault.EOF_AFTER_CONTENT),
            Map.entry("eofAfterMessageDelta", StreamFault.EOF_AFTER_STOP_REASON),
            Map.entry("malformedJsonData", StreamFault.MALFORMED_DATA),
            Map.entry("unknownEvent", StreamFault.UNKNOWN_EVENT),
            Map.entry("unknownBlockType", StreamFault.UNKNOWN_BLOCK_TYPE),
            Map.entry("unknownDeltaType", StreamFault.UNKNOWN_DELTA_TYPE),
            Map.entry("duplicateContentBlockStop", StreamFault.DUPLICATE_BLOCK_STOP),
            Map.entry("missingContentBlockStop", StreamFault.MISSING_BLOCK_STOP),
            Map.entry("deltaForUnknownIndex", StreamFault.DELTA_FOR_UNKNOWN_INDEX),
            Map.entry("indexGap", StreamFault.INDEX_GAP),
            Map.entry("duplicateMessageStart", StreamFault.DUPLICATE_MESSAGE_START),
            Map.entry("toolUseNoDelta", StreamFault.TOOL_USE_WITHOUT_DELTA),
            Map.entry("dataWithoutEventLine", LineFault.NO_EVENT_LINES),
            Map.entry("crlfLines", LineFault.CRLF_LINES),
            Map.entry("crOnly", LineFault.CR_LINES),
            Map.entry("bomPrefix", LineFault.BOM),
            Map.entry("commentLines", LineFault.COMMENT_LINES),
            Map.entry("noSpaceAfterColon", LineFault.NO_SPACE_AFTER_COLON),
            Map.entry("multiLineData", LineFault.MULTI_LINE_DATA));

    private static final Duration PING = Duration.ofMillis(100);

    private static final Set<String> FIELDS = Set.of(
            ("type retryAfterSeconds retryAfterMs retryAt errorCode shouldRetry actual max prompt maxTokens window model"
                            + " location bytesPerSec events ms bytes reset error message afterEvents count intervalMs"
                            + " category explanation code")
                    .split(" "));

    private FaultReader() {}

    static Fault fault(JsonNode json) {
        String type = json.path("type").asText();
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException(
                        "the fault `%s` has the field `%s`, which no fault has".formatted(type, name));
            }
        }
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
            case "pings", "pingStorm" ->
                new Fault.Pings(
                        json.path("count").asInt(),
                        Duration.ofMillis(json.path("intervalMs").asLong()));
            case "pingOnly" ->
                new Fault.Pings(Math.max(1, (int) (json.path("ms").asLong() / PING.toMillis())), PING);
            case "oneByteChunks", "chunkedWeird" -> new Fault.OneByteChunks();
            case "gzip", "gzipEncoded" -> new Fault.Gzip();
            case "refusal" ->
                new Fault.Refusal(
                        json.path("category").asText(), json.path("explanation").asText());
            case "hugeToolInput" -> new Fault.HugeToolInput(json.path("bytes").asInt());
            case "failedAnswer" ->
                new Fault.FailedAnswer(
                        json.path("code").asText("server_error"),
                        json.path("message").asText());
            case "modelSwap", "modelSwapInResponse" ->
                new Fault.ModelSwap(json.path("model").asText());
            default -> constant(type);
        };
    }

    private static Fault constant(String type) {
        Fault plain = PLAIN.get(type);
        if (plain != null) {
            return plain;
        }
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
