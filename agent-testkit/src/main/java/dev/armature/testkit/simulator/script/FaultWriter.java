package dev.armature.testkit.simulator.script;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.json.Fields;
import dev.armature.testkit.simulator.json.Json;
import java.util.Map;
import java.util.Set;

/** Writes a fault as a script has it, so that a journal names it as who ordered it did. */
public final class FaultWriter {
    private FaultWriter() {}

    /** The fault with its fields. One that scripts do not have is named by its status and message. */
    public static ObjectNode json(Fault fault) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        return switch (fault) {
            case Fault.ErrorReply error -> error(json, error);
            case Fault.Redirect redirect -> json.put("type", "redirect307").put("location", redirect.location());
            case Fault.ClosedPort closed ->
                json.put("type", "connectRefused").put("ms", closed.length().toMillis());
            case Fault.SlowBody slow -> json.put("type", "slowStream").put("bytesPerSec", slow.bytesPerSecond());
            case Fault.StallAfterEvent stall ->
                json.put("type", "stallAfterEvent")
                        .put("events", stall.events())
                        .put("ms", stall.stall().toMillis());
            case Fault.CutAtByte cut ->
                json.put("type", "cutAtByte").put("bytes", cut.bytes()).put("reset", cut.reset());
            case Fault.ErrorEvent error ->
                json.put("type", "errorEvent")
                        .put("afterEvents", error.afterEvents())
                        .put("error", error.type())
                        .put("message", error.message());
            case Fault.Pings pings ->
                json.put("type", "pingStorm")
                        .put("count", pings.count())
                        .put("intervalMs", pings.interval().toMillis());
            case Fault.FailedAnswer failed ->
                json.put("type", "failedAnswer")
                        .put("message", failed.message())
                        .put("code", failed.code());
            case Fault.HugeToolInput huge -> json.put("type", "hugeToolInput").put("bytes", huge.bytes());
            case Fault.Refusal refusal ->
                json.put("type", "refusal")
                        .put("category", refusal.category())
                        .put("explanation", refusal.explanation());
            case Fault.ModelSwap swap -> json.put("type", "modelSwapInResponse").put("model", swap.model());
            default -> json.put("type", plain(fault));
        };
    }

    private static ObjectNode error(ObjectNode json, Fault.ErrorReply error) {
        json.put("type", "http" + error.status()).put("message", error.message());
        if (!error.errorCode().isEmpty()) {
            json.put("errorCode", error.errorCode());
        }
        if (!error.headers().isEmpty()) {
            ObjectNode headers = json.putObject("headers");
            error.headers().forEach(headers::put);
        }
        return json;
    }

    /** A type that has no fields is the one that is read as this fault. */
    private static String plain(Fault fault) {
        return FaultReader.types().entrySet().stream()
                .filter(type -> type.getValue().fields().size() == 1)
                .filter(type -> type.getValue()
                        .read()
                        .apply(Fields.of("", Json.MAPPER.createObjectNode(), Set.of()))
                        .equals(fault))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(fault.toString());
    }
}
