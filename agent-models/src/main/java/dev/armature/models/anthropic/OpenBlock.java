package dev.armature.models.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.ToolCall;
import dev.armature.models.http.CallInput;
import dev.armature.models.http.WireJson;
import java.util.Map;

/**
 * A content block between its start and its stop. Deltas of text are appended; a signature replaces the one before; a
 * block to which nothing was added keeps the very bytes of its start.
 */
final class OpenBlock {
    private final ObjectNode start;
    private final String verbatim;
    private final String type;
    private final StringBuilder text = new StringBuilder();
    private final CallInput input = new CallInput();
    /** What came of an input with the start: usually an empty object, which says nothing. */
    private final CallInput inputOfStart = new CallInput();

    private int shown;
    private boolean over;
    private boolean superseded;
    private boolean changed;

    /** @param verbatim the start as it was sent */
    OpenBlock(ObjectNode start, String verbatim) {
        this.start = start;
        this.verbatim = verbatim;
        this.type = start.path("type").asText("");
        text.append(start.path(type.equals("thinking") ? "thinking" : "text").asText(""));
        JsonNode whole = start.path("input");
        if (!(whole.isObject() && whole.isEmpty())) {
            inputOfStart.add(whole);
        }
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

    /** What it says that was not shown yet; from now on it was. */
    String show() {
        String more = text.substring(shown);
        shown = text.length();
        return more;
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

    /** Whether its input may come in pieces: that of a call, of a server's tool, or of a block that is not known. */
    boolean takesInput() {
        return !(type.equals("text") || type.equals("thinking") || type.equals("redacted_thinking"));
    }

    CallInput input() {
        return input;
    }

    void sign(String newest) {
        start.put("signature", newest);
        changed = true;
    }

    void cite(JsonNode citation) {
        if (!(start.get("citations") instanceof ArrayNode)) {
            start.putArray("citations");
        }
        start.withArray("citations").add(citation);
        changed = true;
    }

    /** Nothing is added any more. */
    void end() {
        over = true;
    }

    /** Another has taken its index before it ended. What came then may have been its own. */
    void supersede() {
        over = true;
        superseded = true;
    }

    boolean isOver() {
        return over;
    }

    /** Whether it is a tool call of which no input came: nobody can tell yet whether there is none or it was cut off. */
    boolean isCallWithoutInput() {
        return type.equals("tool_use") && input.isNothing() && inputOfStart.isNothing();
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
        return !start.path("signature").asText("").isEmpty();
    }

    private Part call(boolean cutOff) {
        if (isCallWithoutInput()) {
            return cutOff || superseded
                    ? new Part.Call(new ToolCall(id(), name(), "", false), RawBlock.none())
                    : call("{}");
        }
        CallInput told = input.isNothing() ? inputOfStart : input;
        boolean isSure = told.isWhole() && told.agreesWith(inputOfStart);
        return isSure
                ? call(told.text())
                : new Part.Call(new ToolCall(id(), name(), told.text(), false), RawBlock.none());
    }

    private Part call(String whole) {
        return new Part.Call(
                new ToolCall(id(), name(), whole, true), new RawBlock(AnthropicMessages.FORMAT, with(whole)));
    }

    private RawBlock raw() {
        return new RawBlock(AnthropicMessages.FORMAT, rawJson());
    }

    private String rawJson() {
        if (changed && (type.equals("text") || type.equals("thinking"))) {
            start.put(type, text.toString());
        }
        if (input.isWhole()) {
            return with(input.text());
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
}
