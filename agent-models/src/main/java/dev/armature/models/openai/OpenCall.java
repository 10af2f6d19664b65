package dev.armature.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.ToolCall;
import dev.armature.models.http.WireJson;

/** A tool call whose pieces are still coming. Fields that only the server understands are kept, to be sent back. */
final class OpenCall {
    private final int index;
    private final ObjectNode extra = JsonNodeFactory.instance.objectNode();
    private final StringBuilder arguments = new StringBuilder();
    private String id = "";
    private String name = "";

    OpenCall(int index) {
        this.index = index;
    }

    int index() {
        return index;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    void name(String first) {
        if (name.isEmpty()) {
            name = first;
        }
    }

    void id(String first) {
        if (id.isEmpty()) {
            id = first;
        }
    }

    /** Another id than the server gave, because that one is taken. */
    void rename(String other) {
        id = other;
    }

    void add(JsonNode delta) {
        id(delta.path("id").asText(""));
        JsonNode function = delta.path("function");
        name(function.path("name").asText(""));
        JsonNode more = function.path("arguments");
        if (more.isTextual()) {
            arguments.append(more.textValue());
        } else if (more.isObject()) {
            arguments.append(more);
        }
        delta.properties().forEach(field -> {
            switch (field.getKey()) {
                case "index", "id", "type", "function" -> {
                    // understood
                }
                default -> extra.set(field.getKey(), field.getValue());
            }
        });
    }

    /** @param cutOff whether the answer ended in another way than the model's own; then no arguments are not an empty input */
    Part part(boolean cutOff) {
        String text = arguments.toString();
        String input = text.isBlank() ? "{}" : text;
        boolean complete = text.isBlank() ? !cutOff : WireJson.isObject(input);
        if (!complete) {
            return new Part.Call(new ToolCall(id, name, text, false), RawBlock.none());
        }
        ObjectNode raw = JsonNodeFactory.instance.objectNode();
        raw.put("id", id).put("type", "function");
        raw.putObject("function").put("name", name).put("arguments", input);
        raw.setAll(extra);
        return new Part.Call(new ToolCall(id, name, input, true), new RawBlock(ChatMessages.FORMAT, raw.toString()));
    }
}
