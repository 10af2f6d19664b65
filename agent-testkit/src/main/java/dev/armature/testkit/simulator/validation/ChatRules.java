package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for bodies of Chat Completions. Unknown fields are refused, as OpenAI does and many compatible servers do not. */
public final class ChatRules {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final Set<String> FIELDS = Set.of(
            "audio",
            "frequency_penalty",
            "function_call",
            "functions",
            "logit_bias",
            "logprobs",
            "max_completion_tokens",
            "max_tokens",
            "messages",
            "metadata",
            "modalities",
            "model",
            "n",
            "parallel_tool_calls",
            "prediction",
            "presence_penalty",
            "prompt_cache_key",
            "prompt_cache_options",
            "prompt_cache_retention",
            "reasoning_effort",
            "response_format",
            "safety_identifier",
            "seed",
            "service_tier",
            "stop",
            "store",
            "stream",
            "stream_options",
            "temperature",
            "tool_choice",
            "tools",
            "top_logprobs",
            "top_p",
            "user",
            "verbosity",
            "web_search_options");
    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant", "tool");

    private ChatRules() {}

    /**
     * What is wrong with the body.
     *
     * @param maxOutputTokens of the model
     */
    public static Optional<Violation> create(JsonNode body, int maxOutputTokens) {
        if (!body.path("model").isTextual()) {
            return Rule.says("you must provide a model parameter");
        }
        if (!body.path("messages").isArray() || body.path("messages").isEmpty()) {
            return Rule.says("Invalid 'messages': expected an array with at least one message");
        }
        return fields(body)
                .or(() -> BreakpointRules.options(body))
                .or(() -> tools(body.path("tools")))
                .or(() -> ChatParameterRules.parameters(body, maxOutputTokens))
                .or(() -> answerSchema(body.path("response_format")))
                .or(() -> ChatPartRules.messages(body.path("messages")))
                .or(() -> messages(body.path("messages")));
    }

    private static Optional<Violation> fields(JsonNode body) {
        List<String> unknown = new ArrayList<>();
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                unknown.add(name);
            }
        });
        return unknown.isEmpty()
                ? Optional.empty()
                : Rule.says("Unrecognized request argument%s supplied: %s"
                        .formatted(unknown.size() == 1 ? "" : "s", String.join(", ", unknown)));
    }

    private static Optional<Violation> tools(JsonNode tools) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < tools.size(); i++) {
            int index = i;
            JsonNode tool = tools.path(i);
            String name = tool.path("function").path("name").asText();
            if (!tool.path("type").asText().equals("function")) {
                return Rule.says("Invalid 'tools[%d].type': expected 'function'".formatted(i));
            }
            if (!NAME.matcher(name).matches()) {
                return Rule.says("Invalid 'tools[%d].function.name': string does not match pattern '^[a-zA-Z0-9_-]+$'"
                        .formatted(i));
            }
            if (!seen.add(name)) {
                return Rule.says("Invalid 'tools': the function name '%s' is not unique".formatted(name));
            }
            Optional<Violation> wrong = BreakpointRules.none("tools[" + i + "]", tool)
                    .or(() -> parameters("tools[" + index + "].function", tool.path("function")));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> parameters(String path, JsonNode function) {
        JsonNode parameters = function.path("parameters");
        if (!function.path("strict").asBoolean() || !parameters.isObject()) {
            return Optional.empty();
        }
        return StrictSchemaRules.problem("function '" + function.path("name").asText() + "'", parameters)
                .flatMap(says -> OpenAiViolations.says(path + ".parameters", "invalid_function_parameters", says));
    }

    private static Optional<Violation> answerSchema(JsonNode format) {
        JsonNode described = format.path("json_schema");
        if (!described.path("strict").asBoolean() || !described.path("schema").isObject()) {
            return Optional.empty();
        }
        return StrictSchemaRules.problem(
                        "response_format '" + described.path("name").asText() + "'", described.path("schema"))
                .flatMap(says -> OpenAiViolations.says("response_format", "", says));
    }

    private static Optional<Violation> messages(JsonNode messages) {
        Set<String> open = new LinkedHashSet<>();
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.path(i);
            String role = message.path("role").asText();
            if (!ROLES.contains(role)) {
                return Rule.says("Invalid value: '%s' for 'messages[%d].role'".formatted(role, i));
            }
            if (role.equals("tool")) {
                if (!open.remove(message.path("tool_call_id").asText())) {
                    return Rule.says(
                            "Invalid parameter: messages[%d] with role 'tool' must be a response to a".formatted(i)
                                    + " preceding message with 'tool_calls'.");
                }
                continue;
            }
            if (!open.isEmpty()) {
                return unanswered(open);
            }
            message.path("tool_calls").forEach(call -> open.add(call.path("id").asText()));
        }
        return open.isEmpty() ? Optional.empty() : unanswered(open);
    }

    private static Optional<Violation> unanswered(Set<String> ids) {
        return Rule.says("An assistant message with 'tool_calls' must be followed by tool messages responding to each"
                + " 'tool_call_id'. The following tool_call_ids did not have response messages: "
                + String.join(", ", ids));
    }
}
