package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

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
    /** Known only when some beta is asked for. */
    private static final Set<String> BETA = Set.of(
            "context_management",
            "mcp_servers",
            "fallbacks",
            "fallback_credit_token",
            "thread",
            "compaction",
            "output_format");

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
                    || (!asked.betas().isEmpty() && BETA.contains(name));
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
        JsonNode stream = body.path("stream");
        if (!stream.isMissingNode() && !stream.isBoolean()) {
            return Rule.says("stream: Input should be a valid boolean");
        }
        return Optional.empty();
    }
}
