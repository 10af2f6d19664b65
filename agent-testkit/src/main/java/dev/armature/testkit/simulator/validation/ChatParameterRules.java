package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a body of Chat Completions says of the answer: how long, how hard to think, which tool, where to stop. */
final class ChatParameterRules {
    private static final Set<String> EFFORTS = Set.of("none", "minimal", "low", "medium", "high", "xhigh", "max");
    private static final Set<String> CHOICES = Set.of("none", "auto", "required");
    private static final List<String> LIMITS = List.of("max_completion_tokens", "max_tokens");
    private static final int MOST_STOPS = 4;

    private ChatParameterRules() {}

    static Optional<Violation> parameters(JsonNode body, int maxOutputTokens) {
        return limits(body, maxOutputTokens)
                .or(() -> streamOptions(body))
                .or(() -> effort(body.path("reasoning_effort")))
                .or(() -> stop(body.path("stop")))
                .or(() -> toolChoice(body));
    }

    private static Optional<Violation> limits(JsonNode body, int most) {
        if (LIMITS.stream().allMatch(body::hasNonNull)) {
            return OpenAiViolations.says(
                    "max_tokens",
                    "invalid_parameter_combination",
                    "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.");
        }
        for (String name : LIMITS) {
            if (!body.hasNonNull(name)) {
                continue;
            }
            JsonNode limit = body.path(name);
            if (!limit.isIntegralNumber()) {
                return OpenAiViolations.invalidType(name, "an integer", limit);
            }
            if (limit.bigIntegerValue().signum() <= 0) {
                return OpenAiViolations.says(
                        name,
                        "integer_below_min_value",
                        "Invalid '%s': integer below minimum value. Expected a value >= 1, but got %s instead."
                                .formatted(name, limit.asText()));
            }
            if (limit.bigIntegerValue().compareTo(BigInteger.valueOf(most)) > 0) {
                return OpenAiViolations.says(
                        name,
                        "invalid_value",
                        "%s is too large: %s. This model supports at most %d completion tokens, whereas you provided %s."
                                .formatted(name, limit.asText(), most, limit.asText()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> streamOptions(JsonNode body) {
        return body.hasNonNull("stream_options") && !body.path("stream").asBoolean()
                ? OpenAiViolations.says(
                        "stream_options",
                        "",
                        "The 'stream_options' parameter is only allowed when 'stream' is enabled.")
                : Optional.empty();
    }

    private static Optional<Violation> effort(JsonNode effort) {
        return effort.isMissingNode() || effort.isNull() || EFFORTS.contains(effort.asText())
                ? Optional.empty()
                : OpenAiViolations.unsupported("reasoning_effort", effort.asText(), EFFORTS);
    }

    private static Optional<Violation> stop(JsonNode stop) {
        return stop.size() <= MOST_STOPS
                ? Optional.empty()
                : OpenAiViolations.says(
                        "stop",
                        "array_above_max_length",
                        "Invalid 'stop': array too long. Expected an array with maximum length %d, but got an array with length %d instead."
                                .formatted(MOST_STOPS, stop.size()));
    }

    private static Optional<Violation> toolChoice(JsonNode body) {
        JsonNode choice = body.path("tool_choice");
        if (choice.isMissingNode() || choice.isNull()) {
            return Optional.empty();
        }
        if (choice.isTextual() && !CHOICES.contains(choice.asText())) {
            return OpenAiViolations.unsupported("tool_choice", choice.asText(), CHOICES);
        }
        boolean forces = choice.isObject() || choice.asText().equals("required");
        if (forces && body.path("tools").isEmpty()) {
            return OpenAiViolations.says(
                    "tool_choice",
                    "",
                    "Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.");
        }
        if (!choice.path("type").asText().equals("function")) {
            return Optional.empty();
        }
        Set<String> names = new HashSet<>();
        body.path("tools")
                .forEach(tool -> names.add(tool.path("function").path("name").asText()));
        String name = choice.path("function").path("name").asText();
        return names.contains(name)
                ? Optional.empty()
                : OpenAiViolations.says(
                        "tool_choice",
                        "",
                        "Tool choice 'function' '%s' not found in 'tools' parameter.".formatted(name));
    }
}
