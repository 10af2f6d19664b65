package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/** The rules for bodies of Responses. Unknown fields are refused, as the provider does. */
public final class ResponsesRules {
    private static final Set<String> FIELDS = Set.of(
            "background",
            "context_management",
            "conversation",
            "include",
            "input",
            "instructions",
            "max_output_tokens",
            "max_tool_calls",
            "metadata",
            "model",
            "parallel_tool_calls",
            "previous_response_id",
            "prompt",
            "prompt_cache_key",
            "prompt_cache_options",
            "prompt_cache_retention",
            "reasoning",
            "safety_identifier",
            "service_tier",
            "store",
            "stream",
            "stream_options",
            "temperature",
            "text",
            "tool_choice",
            "tools",
            "top_logprobs",
            "top_p",
            "truncation",
            "user");
    private static final BigDecimal LEAST_OUTPUT = BigDecimal.valueOf(16);

    private ResponsesRules() {}

    /** What is wrong with the body. */
    public static Optional<Violation> create(JsonNode body) {
        return fields(body)
                .or(() -> parameters(body))
                .or(() -> BreakpointRules.options(body))
                .or(() -> earlier(body))
                .or(() -> ResponsesToolRules.tools(body))
                .or(() -> ResponsesItemRules.input(body.path("input")));
    }

    private static Optional<Violation> fields(JsonNode body) {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                return OpenAiViolations.unknown(name);
            }
        }
        if (!body.path("model").isTextual()) {
            return OpenAiViolations.missing("model");
        }
        JsonNode input = body.path("input");
        if (!input.isTextual() && !input.isArray()) {
            return body.has("input")
                    ? OpenAiViolations.says(
                            "input",
                            "invalid_type",
                            "Invalid type for 'input': expected one of an array of objects or a string.")
                    : OpenAiViolations.missing("input");
        }
        return Optional.empty();
    }

    private static Optional<Violation> parameters(JsonNode body) {
        JsonNode most = body.path("max_output_tokens");
        if (most.isNumber() && most.decimalValue().compareTo(LEAST_OUTPUT) < 0) {
            return OpenAiViolations.says(
                    "max_output_tokens",
                    "integer_below_min_value",
                    "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= %s, but got %s instead."
                            .formatted(LEAST_OUTPUT, most.asText()));
        }
        JsonNode format = body.path("text").path("format");
        if (format.path("type").asText().equals("json_schema")) {
            if (!format.path("name").isTextual()) {
                return OpenAiViolations.missing("text.format.name");
            }
            if (!format.path("schema").isObject()) {
                return OpenAiViolations.missing("text.format.schema");
            }
            if (format.path("strict").asBoolean()) {
                return StrictSchemaRules.problem(
                                "response_format '" + format.path("name").asText() + "'", format.path("schema"))
                        .flatMap(says -> OpenAiViolations.says("text.format.schema", "invalid_json_schema", says));
            }
        }
        return Optional.empty();
    }

    /** Nothing is kept here, so nothing earlier is known. */
    private static Optional<Violation> earlier(JsonNode body) {
        JsonNode previous = body.path("previous_response_id");
        return previous.isTextual()
                ? OpenAiViolations.says(
                        "previous_response_id",
                        "previous_response_not_found",
                        "Previous response with id '" + previous.asText() + "' not found.")
                : Optional.empty();
    }
}
