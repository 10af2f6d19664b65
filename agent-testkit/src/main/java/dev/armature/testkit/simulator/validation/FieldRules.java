package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which fields a body has, and which it must have. */
final class FieldRules implements Rule {
    private static final Set<String> SHARED = Set.of(
            "model",
            "messages",
            "system",
            "tools",
            "tool_choice",
            "thinking",
            "output_config",
            "cache_control",
            "speed");
    private static final Set<String> CREATE_ONLY = Set.of(
            "max_tokens",
            "stop_sequences",
            "stream",
            "metadata",
            "service_tier",
            "diagnostics",
            "inference_geo",
            "container",
            "temperature",
            "top_p",
            "top_k");
    /** Known only when the beta is asked for: any one of those. */
    private static final Map<String, List<String>> BETA = Map.of(
            "context_management", List.of("context-management", "compact"),
            "mcp_servers", List.of("mcp-client"),
            "fallbacks", List.of("server-side-fallback"),
            "fallback_credit_token", List.of("fallback-credit"),
            "thread", List.of("message-threads"),
            "compaction", List.of("compact"),
            "output_format", List.of("structured-outputs"));

    /** What a field must be when it is there; JSON null is none of it. */
    private static final Map<String, Shape> SHAPES = Map.of(
            "stream", new Shape(JsonNode::isBoolean, "a valid boolean"),
            "tools", new Shape(JsonNode::isArray, "a valid list"),
            "stop_sequences", new Shape(JsonNode::isArray, "a valid list"),
            "thinking", new Shape(JsonNode::isObject, "an object"),
            "tool_choice", new Shape(JsonNode::isObject, "an object"),
            "output_config", new Shape(JsonNode::isObject, "an object"),
            "metadata", new Shape(JsonNode::isObject, "an object"),
            "temperature", new Shape(JsonNode::isNumber, "a valid number"),
            "top_p", new Shape(JsonNode::isNumber, "a valid number"),
            "top_k", new Shape(JsonNode::isIntegralNumber, "a valid integer"));

    private record Shape(Predicate<JsonNode> is, String called) {}

    private final boolean create;

    FieldRules(boolean create) {
        this.create = create;
    }

    @Override
    public Optional<Violation> violation(Asked asked) {
        JsonNode body = asked.body();
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            boolean known = SHARED.contains(name)
                    || (create && CREATE_ONLY.contains(name))
                    || BETA.getOrDefault(name, List.of()).stream().anyMatch(asked::hasBeta);
            if (!known) {
                return Rule.says(name + ": Extra inputs are not permitted");
            }
        }
        if (!body.path("model").isTextual()) {
            return Rule.says(body.has("model") ? "model: Input should be a valid string" : "model: Field required");
        }
        if (!body.path("messages").isArray()) {
            return Rule.says(
                    body.has("messages") ? "messages: Input should be a valid list" : "messages: Field required");
        }
        if (create && !body.has("max_tokens")) {
            return Rule.says("max_tokens: Field required");
        }
        JsonNode system = body.path("system");
        if (!system.isMissingNode() && !system.isTextual() && !system.isArray()) {
            return Rule.says("system: Input should be a valid string or list");
        }
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            Shape shape = SHAPES.get(name);
            if (shape != null && !shape.is().test(body.path(name))) {
                return Rule.says(name + ": Input should be " + shape.called());
            }
        }
        return Optional.empty();
    }
}
