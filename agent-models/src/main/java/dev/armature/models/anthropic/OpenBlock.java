package dev.armature.models.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.ToolCall;
import dev.armature.models.http.WireJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A content block between its start and its stop. Deltas of text are appended; a signature replaces the one before; a
 * block to which nothing was added keeps the very bytes of its start.
 */
final class OpenBlock {
    private final ObjectNode start;
    private final String verbatim;
    private final String type;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder json = new StringBuilder();
    private @Nullable String signature;
    private @Nullable ArrayNode citations;
    private boolean changed;

    /** @param verbatim the start as it was sent */
    OpenBlock(ObjectNode start, String verbatim) {
        this.start = start;
        this.verbatim = verbatim;
        this.type = start.path("type").asText("");
        text.append(start.path(type.equals("thinking") ? "thinking" : "text").asText(""));
    }

    String type() {
        return type;
    }

    String id() {
        return start.path("id").asText("");
    }

    String name() {
        return start.path("name").asText("");
    }

    /** The text that came with the start: usually none. */
    String text() {
        return text.toString();
    }

    /** Another id than the provider gave. */
    void rename(String id) {
        start.put("id", id);
        changed = true;
    }

    void addText(String more) {
        text.append(more);
        changed = true;
    }

    void addJson(String more) {
        json.append(more);
    }

    void sign(String newest) {
        signature = newest;
        changed = true;
    }

    void cite(JsonNode citation) {
        ArrayNode all = citations != null ? citations : citationsOfStart();
        citations = all;
        all.add(citation);
        changed = true;
    }

    /** Whether it is a tool call of which no input came: nobody can tell yet whether there is none or it was cut off. */
    boolean isCallWithoutInput() {
        return type.equals("tool_use")
                && json.toString().isBlank()
                && start.path("input").isEmpty();
    }

    /**
     * What the block means, now that it is over.
     *
     * @param cutOff whether the answer ended in another way than the model's own; then a call of which no input came is
     *     not whole
     */
    Part part(boolean cutOff) {
        return switch (type) {
            case "text" -> new Part.Said(text.toString(), raw());
            case "thinking" -> new Part.Thought(text.toString(), isSigned() ? raw() : RawBlock.none());
            case "redacted_thinking" -> new Part.Thought("", raw());
            case "tool_use" -> call(cutOff);
            default -> new Part.Opaque(raw());
        };
    }

    /** Reasoning that was cut off has no signature, and the provider takes none back without. */
    private boolean isSigned() {
        String newest = signature != null ? signature : start.path("signature").asText("");
        return !newest.isEmpty();
    }

    private Part call(boolean cutOff) {
        String streamed = json.toString();
        String input = streamed.isBlank() ? start.path("input").toString() : streamed;
        if (cutOff && isCallWithoutInput()) {
            return new Part.Call(new ToolCall(id(), name(), streamed, false), RawBlock.none());
        }
        if (streamed.isBlank() && !start.path("input").isObject()) {
            input = "{}";
        } else if (!WireJson.isObject(input)) {
            return new Part.Call(new ToolCall(id(), name(), input, false), RawBlock.none());
        }
        return new Part.Call(
                new ToolCall(id(), name(), input, true), new RawBlock(AnthropicMessages.FORMAT, with(input)));
    }

    private RawBlock raw() {
        return new RawBlock(AnthropicMessages.FORMAT, rawJson());
    }

    private String rawJson() {
        if (changed) {
            if (type.equals("text") || type.equals("thinking")) {
                start.put(type, text.toString());
            }
            if (signature != null) {
                start.put("signature", signature);
            }
            if (citations != null) {
                start.set("citations", citations);
            }
        }
        String input = json.toString();
        if (!input.isBlank() && WireJson.isObject(input)) {
            return with(input);
        }
        return changed || verbatim.isEmpty() ? written() : verbatim;
    }

    private String written() {
        StringBuilder out = new StringBuilder("{");
        for (Map.Entry<String, JsonNode> field : start.properties()) {
            add(out, field.getKey(), json(field.getValue()));
        }
        return out.append('}').toString();
    }

    /** The start with that text as its input, the text untouched. */
    private String with(String input) {
        StringBuilder out = new StringBuilder("{");
        boolean hasInput = false;
        for (Map.Entry<String, JsonNode> field : start.properties()) {
            boolean isInput = field.getKey().equals("input");
            hasInput |= isInput;
            add(out, field.getKey(), isInput ? input : json(field.getValue()));
        }
        if (!hasInput) {
            add(out, "input", input);
        }
        return out.append('}').toString();
    }

    private static String json(JsonNode value) {
        return value.isTextual() ? WireJson.quoted(value.textValue()) : value.toString();
    }

    private static void add(StringBuilder out, String name, String value) {
        out.append(out.length() == 1 ? "" : ",")
                .append(WireJson.quoted(name))
                .append(':')
                .append(value);
    }

    private ArrayNode citationsOfStart() {
        return start.path("citations") instanceof ArrayNode sent
                ? sent.deepCopy()
                : JsonNodeFactory.instance.arrayNode();
    }
}
