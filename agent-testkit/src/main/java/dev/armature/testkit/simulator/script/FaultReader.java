package dev.armature.testkit.simulator.script;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.fault.AnswerFault;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.LineFault;
import dev.armature.testkit.simulator.fault.StreamFault;
import dev.armature.testkit.simulator.json.Fields;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads a fault of a script: an object whose `type` names it, with the fields that this type has and no others. */
final class FaultReader {
    private static final Duration PING = Duration.ofMillis(100);
    private static final List<String> COMING_BACK = List.of("retryAfterSeconds", "retryAfterMs", "retryAt");
    private static final Map<String, Kind> KINDS = kinds();

    private FaultReader() {}

    /**
     * What a type of fault has to say of itself.
     *
     * @param required fields without which it would be another fault than was meant
     */
    record Kind(List<String> required, List<String> optional, Function<Fields, Fault> read) {
        Set<String> fields() {
            Set<String> all = new TreeSet<>(required);
            all.addAll(optional);
            all.add("type");
            return all;
        }
    }

    /** The types of faults, in the order in which they are told of. */
    static Map<String, Kind> types() {
        return KINDS;
    }

    static Fault fault(JsonNode json) {
        JsonNode type = json.path("type");
        if (!type.isTextual()) {
            throw new IllegalArgumentException(
                    "expected of a fault a `type` such as `http529`, was `%s`".formatted(json));
        }
        Kind kind = KINDS.get(type.asText());
        if (kind == null) {
            throw new IllegalArgumentException("there is no fault `" + type.asText() + "`");
        }
        Fields fields = Fields.of("the fault `" + type.asText() + "`", json, kind.fields());
        kind.required().forEach(fields::with);
        return kind.read().apply(fields);
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        errors(kinds);
        connections(kinds);
        constants(kinds);
        kinds.put(
                "errorEvent",
                kind(
                        List.of("afterEvents"),
                        List.of("error", "message"),
                        fault -> new Fault.ErrorEvent(
                                fault.text("error").orElse("overloaded_error"),
                                fault.text("message").orElse("Overloaded"),
                                fault.count("afterEvents"))));
        kinds.put(
                "pingStorm",
                kind(
                        List.of("count"),
                        List.of("intervalMs"),
                        fault -> new Fault.Pings(fault.count("count"), millis(fault, "intervalMs"))));
        kinds.put(
                "pingOnly",
                kind(
                        List.of("ms"),
                        fault -> new Fault.Pings((int) Math.max(1, fault.count("ms") / PING.toMillis()), PING)));
        kinds.put(
                "failedAnswer",
                kind(
                        List.of("message"),
                        List.of("code"),
                        fault -> new Fault.FailedAnswer(
                                fault.text("code").orElse("server_error"), text(fault, "message"))));
        kinds.put("hugeToolInput", kind(List.of("bytes"), fault -> new Fault.HugeToolInput(fault.count("bytes"))));
        kinds.put(
                "refusal",
                kind(
                        List.of("category", "explanation"),
                        fault -> new Fault.Refusal(text(fault, "category"), text(fault, "explanation"))));
        kinds.put("modelSwapInResponse", kind(List.of("model"), fault -> new Fault.ModelSwap(text(fault, "model"))));
        return kinds;
    }

    private static void errors(Map<String, Kind> kinds) {
        kinds.put("http429", error(List.of(), COMING_BACK, FaultReader::rateLimited));
        kinds.put("http529", error(List.of(), List.of(), fault -> Fault.overloaded()));
        kinds.put("http500", error(List.of(), List.of(), fault -> Fault.internalError()));
        kinds.put("http503", error(List.of(), List.of(), fault -> Fault.unavailable()));
        kinds.put("http401", error(List.of(), List.of(), fault -> Fault.expiredKey()));
        kinds.put("http403", error(List.of(), List.of(), fault -> Fault.forbidden()));
        kinds.put("http404", error(List.of("model"), List.of(), fault -> Fault.unknownModel(text(fault, "model"))));
        kinds.put(
                "promptTooLong",
                error(
                        List.of("actual", "max"),
                        List.of(),
                        fault -> Fault.promptTooLong(number(fault, "actual"), number(fault, "max"))));
        kinds.put(
                "maxTokensExceedsContext",
                error(
                        List.of("prompt", "maxTokens", "window"),
                        List.of(),
                        fault -> Fault.maxTokensExceedContext(
                                number(fault, "prompt"), number(fault, "maxTokens"), number(fault, "window"))));
        kinds.put(
                "xShouldRetry",
                kind(
                        List.of("shouldRetry"),
                        fault -> Fault.internalError()
                                .withShouldRetry(fault.yesOrNo("shouldRetry").orElseThrow())));
        kinds.put("creditTooLow", error(List.of(), List.of(), fault -> Fault.creditTooLow()));
    }

    private static void connections(Map<String, Kind> kinds) {
        kinds.put("http502html", kind(List.of(), fault -> new Fault.HtmlReply(502)));
        kinds.put("http413html", kind(List.of(), fault -> new Fault.HtmlReply(413)));
        kinds.put("redirect307", kind(List.of("location"), fault -> new Fault.Redirect(text(fault, "location"))));
        kinds.put("acceptThenClose", kind(List.of(), fault -> new Fault.NoReply()));
        kinds.put("connectRefused", kind(List.of("ms"), fault -> new Fault.ClosedPort(millis(fault, "ms"))));
        kinds.put("headersThenStall", kind(List.of(), fault -> new Fault.HeadersThenStall()));
        kinds.put("slowStream", kind(List.of("bytesPerSec"), fault -> new Fault.SlowBody(fault.count("bytesPerSec"))));
        kinds.put(
                "stallAfterEvent",
                kind(
                        List.of("events", "ms"),
                        fault -> new Fault.StallAfterEvent(fault.count("events"), millis(fault, "ms"))));
        kinds.put(
                "cutAtByte",
                kind(
                        List.of("bytes"),
                        List.of("reset"),
                        fault -> new Fault.CutAtByte(
                                number(fault, "bytes"), fault.yesOrNo("reset").orElse(false))));
        kinds.put("chunkedWeird", kind(List.of(), fault -> new Fault.OneByteChunks()));
        kinds.put("gzipEncoded", kind(List.of(), fault -> new Fault.Gzip()));
    }

    private static void constants(Map<String, Kind> kinds) {
        constant(kinds, "dataWithoutEventLine", LineFault.NO_EVENT_LINES);
        constant(kinds, "crlfLines", LineFault.CRLF_LINES);
        constant(kinds, "crOnly", LineFault.CR_LINES);
        constant(kinds, "bomPrefix", LineFault.BOM);
        constant(kinds, "commentLines", LineFault.COMMENT_LINES);
        constant(kinds, "noSpaceAfterColon", LineFault.NO_SPACE_AFTER_COLON);
        constant(kinds, "multiLineData", LineFault.MULTI_LINE_DATA);
        constant(kinds, "eofBeforeMessageStop", StreamFault.EOF_AFTER_CONTENT);
        constant(kinds, "eofAfterMessageDelta", StreamFault.EOF_AFTER_STOP_REASON);
        constant(kinds, "malformedJsonData", StreamFault.MALFORMED_DATA);
        constant(kinds, "unknownEvent", StreamFault.UNKNOWN_EVENT);
        constant(kinds, "unknownBlockType", StreamFault.UNKNOWN_BLOCK_TYPE);
        constant(kinds, "unknownDeltaType", StreamFault.UNKNOWN_DELTA_TYPE);
        constant(kinds, "duplicateContentBlockStop", StreamFault.DUPLICATE_BLOCK_STOP);
        constant(kinds, "missingContentBlockStop", StreamFault.MISSING_BLOCK_STOP);
        constant(kinds, "deltaForUnknownIndex", StreamFault.DELTA_FOR_UNKNOWN_INDEX);
        constant(kinds, "indexGap", StreamFault.INDEX_GAP);
        constant(kinds, "duplicateMessageStart", StreamFault.DUPLICATE_MESSAGE_START);
        constant(kinds, "toolUseNoDelta", StreamFault.TOOL_USE_WITHOUT_DELTA);
        constant(kinds, "emptyTextBlock", AnswerFault.EMPTY_TEXT_BLOCK);
        constant(kinds, "emptyContentEndTurn", AnswerFault.EMPTY_CONTENT);
        constant(kinds, "toolUseInvalidJson", AnswerFault.TOOL_INPUT_CUT_OFF);
        constant(kinds, "toolUseUnknownTool", AnswerFault.UNKNOWN_TOOL);
        constant(kinds, "toolUseDuplicateId", AnswerFault.DUPLICATE_TOOL_ID);
        constant(kinds, "unknownStopReason", AnswerFault.UNKNOWN_STOP_REASON);
        constant(kinds, "nullUsageFields", AnswerFault.NULL_USAGE);
        constant(kinds, "usageMissing", AnswerFault.NO_USAGE);
        constant(kinds, "pauseTurn", AnswerFault.PAUSE_TURN);
        constant(kinds, "contextWindowExceeded", AnswerFault.CONTEXT_WINDOW_EXCEEDED);
    }

    private static void constant(Map<String, Kind> kinds, String type, Fault fault) {
        kinds.put(type, kind(List.of(), fields -> fault));
    }

    private static Kind kind(List<String> required, Function<Fields, Fault> read) {
        return kind(required, List.of(), read);
    }

    private static Kind kind(List<String> required, List<String> optional, Function<Fields, Fault> read) {
        return new Kind(required, optional, read);
    }

    /** A refusal: each may have a code, and say whether to ask again. */
    private static Kind error(List<String> required, List<String> optional, Function<Fields, Fault.ErrorReply> read) {
        List<String> all = new ArrayList<>(optional);
        all.addAll(List.of("errorCode", "shouldRetry"));
        return kind(required, all, fields -> {
            Fault.ErrorReply said =
                    read.apply(fields).withErrorCode(fields.text("errorCode").orElse(""));
            return fields.yesOrNo("shouldRetry").map(said::withShouldRetry).orElse(said);
        });
    }

    private static Fault.ErrorReply rateLimited(Fields fault) {
        List<String> said = COMING_BACK.stream().filter(fault::has).toList();
        if (said.size() > 1) {
            throw new IllegalArgumentException("the fault `http429` has %s; one is enough".formatted(said));
        }
        if (fault.has("retryAfterSeconds")) {
            return Fault.rateLimitedForSeconds(number(fault, "retryAfterSeconds"));
        }
        if (fault.has("retryAfterMs")) {
            return Fault.rateLimitedForMillis(number(fault, "retryAfterMs"));
        }
        return fault.text("retryAt")
                .map(moment -> Fault.rateLimitedUntil(moment(fault, moment)))
                .orElseGet(Fault::rateLimited);
    }

    private static Instant moment(Fields fault, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw fault.wrong("retryAt", "a time such as `2026-01-31T10:00:00Z`");
        }
    }

    private static String text(Fields fault, String name) {
        return fault.text(name).orElseThrow();
    }

    private static long number(Fields fault, String name) {
        return fault.number(name).orElseThrow();
    }

    private static Duration millis(Fields fault, String name) {
        return Duration.ofMillis(fault.number(name).orElse(0));
    }
}
