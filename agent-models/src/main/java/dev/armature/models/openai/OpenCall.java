package dev.armature.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.ToolCall;
import dev.armature.models.http.CallInput;

/** A tool call whose pieces are still coming. Fields that only the server understands are kept, to be sent back. */
final class OpenCall {
    private final ObjectNode extra = JsonNodeFactory.instance.objectNode();
    private final CallInput input = new CallInput();
    private final String sentId;
    private final boolean hasRival;
    private final boolean hasRivalAtIndex;
    private String id;
    private String name = "";
    private boolean superseded;
    private boolean namedAgain;

    /**
     * @param sentId the id that came with its beginning; empty if none did
     * @param hasRival whether one that began before it was not whole then
     * @param hasRivalAtIndex whether that one had the same index
     */
    OpenCall(String sentId, boolean hasRival, boolean hasRivalAtIndex) {
        this.sentId = sentId;
        this.hasRival = hasRival;
        this.hasRivalAtIndex = hasRivalAtIndex;
        this.id = sentId;
    }

    /** Whether arguments say nothing of an input. */
    static boolean saysNothing(JsonNode arguments) {
        return arguments.isMissingNode()
                || arguments.isNull()
                || (arguments.isTextual() && arguments.textValue().isBlank());
    }

    String sentId() {
        return sentId;
    }

    boolean hasRival(boolean atIndex) {
        return atIndex ? hasRivalAtIndex : hasRival;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    /** Another id than the server gave, because that one is taken. */
    void rename(String other) {
        id = other;
    }

    /** Another call, which is told apart from it by its name only, has begun: nobody knows whether it was whole. */
    void supersede() {
        superseded = true;
    }

    /** It may have got what was another's: it is never whole. */
    void garble() {
        input.garble();
    }

    boolean hasNoInput() {
        return input.isNothing();
    }

    boolean isWhole() {
        return input.isWhole();
    }

    /**
     * Whether it was whole when its name came once more, which then begins another call. Asked once: where the name comes with
     * each piece it goes on.
     */
    boolean isWholeWhenNamedAgain() {
        boolean isFirst = !namedAgain;
        namedAgain = true;
        return isFirst && isWhole();
    }

    void add(JsonNode delta) {
        if (id.isEmpty()) {
            id = delta.path("id").asText("");
        }
        JsonNode function = delta.path("function");
        if (name.isEmpty()) {
            name = function.path("name").asText("");
        }
        input.add(function.path("arguments"));
        delta.properties().forEach(field -> {
            switch (field.getKey()) {
                case "index", "id", "type", "function" -> {
                    // understood
                }
                // as text, which is smaller than a tree
                default ->
                    extra.putRawValue(
                            field.getKey(), new RawValue(field.getValue().toString()));
            }
        });
    }

    /** @param cutOff whether the answer ended in another way than the model's own; then no arguments are not an empty input */
    Part part(boolean cutOff) {
        String text = input.text();
        boolean complete = input.isNothing() ? !cutOff && !superseded : input.isWhole();
        if (!complete) {
            return new Part.Call(new ToolCall(id, name, text, false), RawBlock.none());
        }
        String whole = input.isNothing() ? "{}" : text;
        ObjectNode raw = JsonNodeFactory.instance.objectNode();
        raw.put("id", id).put("type", "function");
        raw.putObject("function").put("name", name).put("arguments", whole);
        raw.setAll(extra);
        return new Part.Call(new ToolCall(id, name, whole, true), new RawBlock(ChatMessages.FORMAT, raw.toString()));
    }
}
