package dev.armature.examples.coding.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.CallInfo;
import dev.armature.core.usage.Usage;
import dev.armature.core.usage.Usage.Count;
import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.decision.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events as JSON objects. The names are documented in {@code docs/start.md}; fields may be added. */
final class EventJson {
    private EventJson() {}

    /** Empty for events that a program can do without, and for kinds of a later version. */
    static Optional<ObjectNode> of(AgentEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case AgentEvent.TurnStarted started -> object("turn").put("turn", started.turn());
                    case AgentEvent.TextDelta delta -> object("text").put("text", delta.text());
                    case AgentEvent.ThinkingDelta delta -> object("thinking").put("text", delta.text());
                    case AgentEvent.ModelRetrying retrying ->
                        object("retry")
                                .put("attempt", retrying.attempt())
                                .put("message", retrying.failure().message())
                                .put("pauseMs", retrying.pause().toMillis());
                    case AgentEvent.ModelAnswered answered ->
                        object("answered")
                                .put("model", answered.model())
                                .<ObjectNode>set("usage", counted(answered.usage()));
                    case AgentEvent.CallDecided decided -> decision(decided);
                    case AgentEvent.ApprovalAnswered answered ->
                        call("approval", answered.call()).put("verdict", answered.verdict());
                    case AgentEvent.ToolStarted started -> call("toolStarted", started.call());
                    case AgentEvent.ToolFinished finished ->
                        call("toolFinished", finished.call())
                                .put("isError", finished.result().isError())
                                .put("result", finished.result().text())
                                .put("durationMs", finished.duration().toMillis());
                    case AgentEvent.CacheMissed missed ->
                        object("cacheMissed").put("explanation", missed.explanation());
                    case AgentEvent.TranscriptRepaired repaired ->
                        object("repaired")
                                .put("entriesKept", repaired.entriesKept())
                                .put("bytesSetAside", repaired.bytesSetAside())
                                .put("where", repaired.where())
                                .put("why", repaired.why());
                    default -> null;
                });
    }

    /** The usage of an answer; null when nobody counted, for a prompt is never empty. */
    static JsonNode counted(Usage usage) {
        return usage.input() == 0 ? NullNode.getInstance() : usage(usage);
    }

    /** What nobody told is null. */
    static ObjectNode usage(Usage usage) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("input", known(usage, Count.INPUT, usage.input()))
                .put("cacheRead", known(usage, Count.CACHE_READ, usage.cacheRead()))
                .put("cacheWrite", known(usage, Count.CACHE_WRITE, usage.cacheWrite5m() + usage.cacheWrite1h()))
                .put("output", known(usage, Count.OUTPUT, usage.output()));
    }

    private static @Nullable Long known(Usage usage, Count count, long tokens) {
        return usage.isKnown(count) ? tokens : null;
    }

    private static ObjectNode decision(AgentEvent.CallDecided decided) {
        String word = switch (decided.decision()) {
            case Decision.Allow ignored -> "allow";
            case Decision.Ask ignored -> "ask";
            case Decision.Deny ignored -> "deny";
        };
        ObjectNode object = call("decision", decided.call()).put("decision", word);
        ArrayNode reasons = object.putArray("reasons");
        for (Reason reason : decided.decision().reasons()) {
            ObjectNode one = reasons.addObject().put("code", reason.code()).put("message", reason.message());
            reason.writtenRule().ifPresent(rule -> one.put("rule", rule));
        }
        ArrayNode suggested = object.putArray("suggestedRules");
        decided.suggestedRules().forEach(suggested::add);
        return object;
    }

    private static ObjectNode call(String type, CallInfo call) {
        return object(type)
                .put("id", call.id())
                .put("tool", call.tool())
                .put("summary", call.summary())
                .put("input", call.inputJson());
    }

    private static ObjectNode object(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
