package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.json.Json;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What both formats of OpenAI's say in the same words. The place of what is wrong goes with it as `param`. */
final class OpenAiViolations {
    private OpenAiViolations() {}

    /** A sentence of a rule's own; the code is for programs, empty for none. */
    static Optional<Violation> says(String param, String code, String message) {
        String details =
                "{\"param\":" + Json.quote(param) + (code.isEmpty() ? "" : ",\"error_code\":" + Json.quote(code)) + "}";
        return Optional.of(new Violation(message, details));
    }

    static Optional<Violation> unknown(String param) {
        return says(param, "unknown_parameter", "Unknown parameter: '" + param + "'.");
    }

    static Optional<Violation> missing(String param) {
        return says(param, "missing_required_parameter", "Missing required parameter: '" + param + "'.");
    }

    static Optional<Violation> invalidType(String param, String expected, JsonNode was) {
        String type = switch (was.getNodeType()) {
            case ARRAY -> "an array";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case NUMBER -> was.isIntegralNumber() ? "an integer" : "a decimal number";
            case STRING -> "a string";
            default -> "an object";
        };
        return says(
                param,
                "invalid_type",
                "Invalid type for '%s': expected %s, but got %s instead.".formatted(param, expected, type));
    }

    static Optional<Violation> unsupported(String param, String value, Set<String> supported) {
        return says(
                param,
                "invalid_value",
                "Invalid value: '%s'. Supported values are: '%s'."
                        .formatted(value, String.join("', '", new TreeSet<>(supported))));
    }
}
