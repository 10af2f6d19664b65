package dev.armature.testkit.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.provider.SimModel;
import java.util.List;

/** A model as the Messages API lists it, with every field that official clients require. */
final class ModelJson {
    private static final List<String> THINKING = List.of("enabled", "adaptive", "disabled", "between_tools");
    private static final List<String> EFFORTS = List.of("low", "medium", "high", "xhigh", "max");
    private static final List<String> EDITS =
            List.of("clear_tool_uses_20250919", "clear_thinking_20251015", "compact_20260112");
    /** What this server takes in a request. */
    private static final List<String> TAKEN = List.of("image_input", "pdf_input");
    /** What this server does not do. */
    private static final List<String> ABSENT = List.of("batch", "citations", "code_execution", "structured_outputs");

    private ModelJson() {}

    static ObjectNode of(SimModel model) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("id", model.id())
                .put("type", "model")
                .put("display_name", model.displayName())
                .put("created_at", model.createdAt().toString())
                .put("lifecycle", "active")
                .put("max_input_tokens", model.contextWindow())
                .put("max_tokens", model.maxOutputTokens());
        json.putNull("deprecated_at");
        json.putNull("retires_at");
        json.putNull("line");
        json.set("capabilities", capabilities(model));
        return json;
    }

    private static ObjectNode capabilities(SimModel model) {
        ObjectNode capabilities = Json.MAPPER.createObjectNode();
        TAKEN.forEach(name -> supported(capabilities, name, true));
        ABSENT.forEach(name -> supported(capabilities, name, false));
        ObjectNode edits = supported(capabilities, "context_management", false);
        EDITS.forEach(name -> supported(edits, name, false));
        ObjectNode efforts = supported(capabilities, "effort", !model.efforts().isEmpty());
        EFFORTS.forEach(name -> supported(efforts, name, model.efforts().contains(name)));
        ObjectNode serverTools = supported(capabilities, "server_tools", false);
        supported(serverTools, "code_execution", false);
        supported(serverTools, "web_search", false);
        ObjectNode types = supported(
                        capabilities, "thinking", !model.thinkingTypes().isEmpty())
                .putObject("types");
        THINKING.forEach(name -> supported(types, name, model.thinkingTypes().contains(name)));
        return capabilities;
    }

    private static ObjectNode supported(ObjectNode parent, String name, boolean supported) {
        return parent.putObject(name).put("supported", supported);
    }
}
