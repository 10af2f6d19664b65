package dev.armature.testkit.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.testkit.simulator.http.HttpReply;
import dev.armature.testkit.simulator.journal.JournalEntry;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.script.FaultOrder;
import dev.armature.testkit.simulator.script.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** The simulator's own paths, for tests that are not in this process. They need no key and are not in the journal. */
final class ControlEndpoint {
    static final String PREFIX = "/__sim/";

    private final Machinery machinery;

    ControlEndpoint(Machinery machinery) {
        this.machinery = machinery;
    }

    HttpReply handle(String method, String path, byte[] body) {
        try {
            return switch (method + " " + path.substring(PREFIX.length())) {
                case "GET journal" -> json(200, journal().toString());
                case "GET schema" -> json(200, Script.schema());
                case "POST reset" -> {
                    machinery.reset();
                    yield json(200, "{}");
                }
                case "POST script" -> {
                    machinery.policy(Script.parse(new String(body, StandardCharsets.UTF_8)));
                    yield json(200, "{}");
                }
                case "POST faults" -> {
                    FaultOrder.parse(new String(body, StandardCharsets.UTF_8))
                            .forEach(order -> machinery.inject(order.fault(), order.frequency()));
                    yield json(200, "{}");
                }
                case "DELETE faults" -> {
                    machinery.clearFaults();
                    yield json(200, "{}");
                }
                case "POST clock" -> {
                    JsonNode step = Json.read(body).path("advanceMs");
                    if (!step.isIntegralNumber() || !step.canConvertToLong()) {
                        yield refusal(400, "advanceMs must be a number of milliseconds, was `" + step + "`");
                    }
                    machinery.advance(Duration.ofMillis(step.asLong()));
                    yield json(200, "{\"now\":\"" + machinery.now() + "\"}");
                }
                default -> refusal(404, "there is no `" + method + " " + path + "`");
            };
        } catch (IOException | IllegalArgumentException e) {
            return refusal(400, String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode journal() {
        ObjectNode journal = Json.MAPPER.createObjectNode();
        ArrayNode entries = journal.putArray("entries");
        machinery.journal().forEach(entry -> entries.add(json(entry)));
        ArrayNode failures = journal.putArray("failures");
        machinery.failures().forEach(failures::add);
        return journal;
    }

    private static ObjectNode json(JournalEntry entry) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("number", entry.number())
                .put("at", entry.at().toString())
                .put("method", entry.method())
                .put("path", entry.path())
                .put("requestId", entry.requestId())
                .put("status", entry.status())
                .put("body", entry.body().text())
                .put("outputTokens", entry.outputTokens())
                .put("error", entry.error());
        ObjectNode headers = json.putObject("headers");
        entry.headers().forEach(headers::put);
        ArrayNode faults = json.putArray("faults");
        entry.faults().forEach(fault -> faults.add(fault.toString()));
        entry.usage()
                .ifPresent(usage -> json.putObject("usage")
                        .put("input", usage.input())
                        .put("read", usage.read())
                        .put("write5m", usage.write5m())
                        .put("write30m", usage.write30m())
                        .put("write1h", usage.write1h()));
        entry.explanation().ifPresent(explanation -> {
            ObjectNode told = json.putObject("explanation")
                    .put("hitIndex", explanation.hitIndex())
                    .put("hitPath", explanation.hitPath())
                    .put("cost", explanation.cost())
                    .put("leastCost", explanation.leastCost());
            explanation.missReason().ifPresent(reason -> told.put("missReason", reason.word()));
            explanation
                    .difference()
                    .ifPresent(difference -> told.putObject("difference")
                            .put("index", difference.index())
                            .put("level", difference.level().word())
                            .put("kind", difference.kind())
                            .put("path", difference.path())
                            .put("byteOffset", difference.byteOffset())
                            .put("before", difference.before())
                            .put("now", difference.now()));
        });
        return json;
    }

    /** A reply to a request for one of these paths that cannot be understood. */
    static HttpReply refusal(int status, String message) {
        return json(status, "{\"error\":" + Json.quote(message) + "}");
    }

    private static HttpReply json(int status, String body) {
        return HttpReply.full(
                status, Map.of("content-type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }
}
