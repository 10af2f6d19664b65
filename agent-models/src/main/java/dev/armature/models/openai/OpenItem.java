package dev.armature.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.ToolCall;
import dev.armature.models.http.WireJson;
import java.util.ArrayList;
import java.util.List;

/**
 * An item of an answer between its beginning and its end. The end brings the whole item once more, and that is what is
 * believed and kept; the pieces before it count only when no end comes.
 */
final class OpenItem {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder arguments = new StringBuilder();
    private JsonNode item;
    private String verbatim = "";
    private String callId = "";
    private boolean whole;

    /** @param start the item as it began; a missing node when nobody said that it began */
    OpenItem(JsonNode start) {
        item = start;
    }

    /** An item of which nothing is known yet. */
    static OpenItem unannounced() {
        return new OpenItem(MissingNode.getInstance());
    }

    /** What tells an item from others, wherever it stands; empty when nothing does. */
    static String identity(JsonNode item) {
        String callId = item.path("call_id").asText("");
        return callId.isEmpty() ? item.path("id").asText("") : callId;
    }

    String identity() {
        return identity(item);
    }

    String type() {
        return item.path("type").asText("");
    }

    boolean isCall() {
        return type().equals("function_call");
    }

    String name() {
        return item.path("name").asText("");
    }

    /** The id that names the call from now on. */
    void callId(String id) {
        callId = id;
    }

    String callId() {
        return callId;
    }

    /** A piece of what it says, or of reasoning. */
    void addText(String more) {
        text.append(more);
    }

    /** Whether any piece of text came. */
    boolean hasText() {
        return !text.isEmpty();
    }

    void addArguments(String more) {
        arguments.append(more);
    }

    /** All arguments at once, instead of the pieces. */
    void arguments(String all) {
        arguments.setLength(0);
        arguments.append(all);
    }

    /** It is over. */
    void end(JsonNode finished, String text) {
        item = finished;
        verbatim = text;
        whole = true;
    }

    boolean isWhole() {
        return whole;
    }

    /** A call that says neither what its input is nor that it is whole: it may have been cut off. */
    boolean isUndecided() {
        return isCall() && input().isBlank() && !isSaidToBe("completed");
    }

    boolean refuses() {
        for (JsonNode part : item.path("content")) {
            if (part.path("type").asText().equals("refusal")) {
                return true;
            }
        }
        return false;
    }

    /** What it says, or what was thought. */
    String told() {
        List<String> pieces = new ArrayList<>();
        if (type().equals("reasoning")) {
            item.path("summary").forEach(part -> pieces.add(part.path("text").asText("")));
            if (pieces.isEmpty()) {
                item.path("content")
                        .forEach(part -> pieces.add(part.path("text").asText("")));
            }
            String thought = String.join("\n\n", pieces);
            return thought.isEmpty() ? text.toString() : thought;
        }
        for (JsonNode part : item.path("content")) {
            pieces.add(part.path("text").asText("") + part.path("refusal").asText(""));
        }
        String said = String.join("", pieces);
        return said.isEmpty() ? text.toString() : said;
    }

    /**
     * What it means.
     *
     * @param cutOff whether the answer ended before it was complete
     */
    Part part(boolean cutOff) {
        return switch (type()) {
            case "message" -> new Part.Said(told(), raw());
            case "reasoning" -> new Part.Thought(told(), raw());
            case "function_call" -> call(cutOff);
            default -> new Part.Opaque(raw());
        };
    }

    private Part call(boolean cutOff) {
        String input = input();
        boolean complete = whole
                && !isSaidToBe("incomplete")
                && (input.isBlank() ? !(cutOff && isUndecided()) : WireJson.isObject(input));
        if (!complete) {
            return new Part.Call(new ToolCall(callId, name(), input, false), RawBlock.none());
        }
        boolean isAsGiven = item.path("call_id").asText("").equals(callId)
                && item.path("arguments").isTextual()
                && item.path("arguments").textValue().equals(input)
                && !input.isBlank();
        return new Part.Call(
                new ToolCall(callId, name(), input.isBlank() ? "{}" : input, true),
                isAsGiven ? raw() : RawBlock.none());
    }

    private String input() {
        JsonNode sent = item.path("arguments");
        if (sent.isObject()) {
            return sent.toString();
        }
        String all = sent.asText("");
        return whole && !all.isBlank() ? all : arguments.toString();
    }

    private boolean isSaidToBe(String status) {
        return item.path("status").asText("").equals(status);
    }

    private RawBlock raw() {
        return whole ? new RawBlock(ResponsesMessages.FORMAT, verbatim) : RawBlock.none();
    }
}
