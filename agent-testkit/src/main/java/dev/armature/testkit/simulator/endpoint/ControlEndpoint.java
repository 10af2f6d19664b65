package dev.armature.testkit.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.testkit.simulator.http.HttpReply;
import dev.armature.testkit.simulator.http.HttpRequest;
import dev.armature.testkit.simulator.journal.JournalEntry;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.script.FaultOrder;
import dev.armature.testkit.simulator.script.FaultWriter;
import dev.armature.testkit.simulator.script.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The simulator's own paths, for tests that are not in this process. They need no key and are not in the journal. */
final class ControlEndpoint {
    static final String PREFIX = "/__sim/";
    private static final Pattern LOCAL =
            Pattern.compile("(localhost|127\\.[0-9.]+|\\[::1\\])(:[0-9]+)?", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> METHODS = Map.of(
            "journal", "GET",
            "schema", "GET",
            "reset", "POST",
            "script", "POST",
            "settings", "POST",
            "clock", "POST",
            "faults", "POST, DELETE");

    private final Machinery machinery;

    ControlEndpoint(Machinery machinery) {
        this.machinery = machinery;
    }

    HttpReply handle(HttpRequest request) {
        String method = request.method();
        String path = request.path();
        byte[] body = request.body();
        if (isFromElsewhere(request)) {
            return refusal(
                    403,
                    "this path is for programs of this machine: expected a `Host` such as `127.0.0.1` and no foreign `Origin`");
        }
        String allowed = METHODS.getOrDefault(path.substring(PREFIX.length()), "");
        if (!allowed.isEmpty() && !List.of(allowed.split(", ")).contains(method)) {
            HttpReply refused = refusal(405, "`%s` takes %s, was `%s`".formatted(path, allowed, method));
            Map<String, String> headers = new LinkedHashMap<>(refused.headers());
            headers.put("allow", allowed);
            return refused.with(headers, refused.body());
        }
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
                case "POST settings" -> {
                    machinery.change(SettingsChange.parse(
                            new String(body, StandardCharsets.UTF_8),
                            machinery.provider().models()));
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

    /** A page in a browser may send requests here, and must not change what a test is about. */
    private static boolean isFromElsewhere(HttpRequest request) {
        boolean foreign = request.header("origin")
                .map(origin -> !isLocal(origin.replaceFirst("^https?://", "")))
                .orElse(false);
        return foreign || !request.header("host").map(ControlEndpoint::isLocal).orElse(true);
    }

    private static boolean isLocal(String authority) {
        return LOCAL.matcher(authority).matches();
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
                .put("query", entry.query())
                .put("requestId", entry.requestId())
                .put("status", entry.status())
                .put("body", entry.body().text())
                .put("outputTokens", entry.outputTokens())
                .put("error", entry.error());
        if (!entry.body().isText()) {
            json.put(
                    "bodyBase64",
                    Base64.getEncoder().encodeToString(entry.body().bytes()));
        }
        try {
            json.set("parsed", Json.read(entry.plainBody().bytes()));
        } catch (IOException e) {
            json.putNull("parsed");
        }
        ObjectNode headers = json.putObject("headers");
        entry.headers().forEach(headers::put);
        ArrayNode faults = json.putArray("faults");
        entry.faults().forEach(fault -> faults.add(FaultWriter.json(fault)));
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
