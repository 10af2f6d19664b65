package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tool definitions of Responses, which are flat. Tools that the provider runs itself are let pass. */
final class ResponsesToolRules {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");
    private static final Set<String> FIELDS =
            Set.of("type", "name", "description", "parameters", "strict", "defer_loading");

    private ResponsesToolRules() {}

    static Optional<Violation> tools(JsonNode body) {
        JsonNode tools = body.path("tools");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < tools.size(); i++) {
            JsonNode tool = tools.path(i);
            String path = "tools[" + i + "]";
            if (!tool.path("type").isTextual()) {
                return OpenAiViolations.missing(path + ".type");
            }
            if (!tool.path("type").asText().equals("function")) {
                continue;
            }
            Optional<Violation> wrong = function(path, tool);
            if (wrong.isPresent()) {
                return wrong;
            }
            String name = tool.path("name").asText();
            if (!seen.add(name)) {
                return OpenAiViolations.says(
                        "tools", "invalid_value", "Invalid 'tools': the function name '" + name + "' is not unique.");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> function(String path, JsonNode tool) {
        for (Iterator<String> names = tool.fieldNames(); names.hasNext(); ) {
            String field = names.next();
            if (!FIELDS.contains(field)) {
                return OpenAiViolations.unknown(path + "." + field);
            }
        }
        if (!tool.path("name").isTextual()) {
            return OpenAiViolations.missing(path + ".name");
        }
        if (!NAME.matcher(tool.path("name").asText()).matches()) {
            return OpenAiViolations.says(
                    path + ".name",
                    "invalid_value",
                    "Invalid '" + path
                            + ".name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.");
        }
        JsonNode parameters = tool.path("parameters");
        boolean described =
                parameters.isObject() && parameters.path("type").asText().equals("object");
        if (!described && !parameters.isMissingNode() && !parameters.isNull()) {
            return OpenAiViolations.says(
                    path + ".parameters",
                    "invalid_function_parameters",
                    "Invalid schema for function '%s': schema must be a JSON Schema of 'type: \"object\"'."
                            .formatted(tool.path("name").asText()));
        }
        // Not saying it means yes, and then every object must be closed.
        boolean strict = tool.path("strict").asBoolean(true);
        if (!strict || !described) {
            return Optional.empty();
        }
        return StrictSchemaRules.problem("function '" + tool.path("name").asText() + "'", parameters)
                .flatMap(says -> OpenAiViolations.says(path + ".parameters", "invalid_function_parameters", says));
    }
}
