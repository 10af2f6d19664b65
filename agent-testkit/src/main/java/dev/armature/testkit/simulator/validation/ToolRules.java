package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tool definitions: names, schemas, and which may be deferred. */
final class ToolRules implements Rule {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");
    /** How the types of tools begin that the provider knows; dates follow. */
    private static final List<String> BUILT_IN = List.of(
            "advisor_",
            "bash_",
            "browser_",
            "code_execution_",
            "computer_",
            "mcp_toolset",
            "memory_",
            "text_editor_",
            "tool_search_tool_bm25",
            "tool_search_tool_regex",
            "web_fetch_",
            "web_search_");

    private static final Set<String> FIELDS = Set.of(
            "name",
            "description",
            "input_schema",
            "strict",
            "defer_loading",
            "allowed_callers",
            "eager_input_streaming",
            "input_examples",
            "cache_control",
            "type");

    @Override
    public Optional<Violation> violation(Asked asked) {
        JsonNode tools = asked.body().path("tools");
        if (tools.isMissingNode()) {
            return Optional.empty();
        }
        if (!tools.isArray()) {
            return Rule.says("tools: Input should be a valid list");
        }
        Set<String> seen = new HashSet<>();
        int deferred = 0;
        for (int i = 0; i < tools.size(); i++) {
            JsonNode tool = tools.get(i);
            Optional<Violation> wrong = one("tools." + i, tool);
            if (wrong.isPresent()) {
                return wrong;
            }
            if (tool.has("name") && !seen.add(tool.path("name").asText())) {
                return Rule.says("tools: Tool names must be unique.");
            }
            deferred += tool.path("defer_loading").asBoolean() ? 1 : 0;
        }
        if (deferred > 0 && deferred == tools.size()) {
            return Rule.says("All tools have defer_loading set. At least one tool must be non-deferred.");
        }
        return Optional.empty();
    }

    /** Names of all tools, deferred ones included. */
    static Set<String> names(JsonNode body) {
        Set<String> names = new LinkedHashSet<>();
        body.path("tools").forEach(tool -> names.add(tool.path("name").asText()));
        return names;
    }

    private static Optional<Violation> one(String path, JsonNode tool) {
        boolean custom = tool.path("type").asText("custom").equals("custom");
        if (!custom) {
            String type = tool.path("type").asText();
            return BUILT_IN.stream().anyMatch(type::startsWith)
                    ? Optional.empty()
                    : Rule.says("%s: Input tag '%s' found using 'type' does not match any of the expected tags"
                            .formatted(path, type));
        }
        for (var names = tool.fieldNames(); names.hasNext(); ) {
            String field = names.next();
            if (!FIELDS.contains(field)) {
                return Rule.says(path + ".custom." + field + ": Extra inputs are not permitted");
            }
        }
        if (!tool.has("name")) {
            return Rule.says(path + ".custom.name: Field required");
        }
        if (!NAME.matcher(tool.path("name").asText()).matches()) {
            return Rule.says(path + ".custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'");
        }
        JsonNode schema = tool.path("input_schema");
        if (!schema.isObject()) {
            return Rule.says(path + ".custom.input_schema: Field required");
        }
        if (!schema.path("type").asText().equals("object")) {
            return Rule.says(path + ".custom.input_schema.type: Input should be 'object'");
        }
        return Optional.empty();
    }
}
