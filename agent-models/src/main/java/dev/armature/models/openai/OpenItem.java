package dev.armature.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.ToolCall;
import dev.armature.models.http.CallInput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An item of an answer between its beginning and its end. The end brings the whole item once more, and that is what is
 * believed and kept; the pieces before it count only where no end comes, or says nothing. But two inputs of one call that are
 * not the same are none.
 */
final class OpenItem {
    private final StringBuilder text = new StringBuilder();
    private final CallInput inputAtStart = new CallInput();
    private final CallInput inputInPieces = new CallInput();
    private final CallInput inputAtOnce = new CallInput();
    private final CallInput inputAtEnd = new CallInput();
    private JsonNode item;
    private String verbatim = "";
    private String callId = "";
    private int shown;
    private boolean refusing;
    private boolean whole;
    private @Nullable ToldItem told;

    /** @param start the item as it began */
    OpenItem(JsonNode start) {
        item = start;
        JsonNode arguments = start.path("arguments");
        boolean fillsThePlace = arguments.isObject()
                ? arguments.isEmpty()
                : arguments.asText("").strip().equals("{}");
        if (!fillsThePlace) {
            inputAtStart.add(arguments);
        }
    }

    /** Whether what it says is where it should be; else it would be lost. */
    static boolean isReadable(JsonNode item) {
        JsonNode content = item.path("content");
        if (!item.path("type").asText("").equals("message") || content.isTextual() || isNothing(content)) {
            return true;
        }
        for (JsonNode part : content) {
            if (!isTextOrNothing(part.path("text")) || !isTextOrNothing(part.path("refusal"))) {
                return false;
            }
        }
        return content.isArray();
    }

    private static boolean isTextOrNothing(JsonNode value) {
        return value.isTextual() || isNothing(value);
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    String id() {
        return item.path("id").asText("");
    }

    /** What tells an item from others, wherever it stands; empty when nothing does. */
    String identity() {
        String named = item.path("call_id").asText("");
        return named.isEmpty() ? id() : named;
    }

    /** What is remembered of it. */
    ToldItem told() {
        ToldItem known = told;
        return known != null ? known : ToldItem.of(item, isCall() ? input().text() : said());
    }

    /** Whether it may be that item, of which an event tells that it ends: of the same type, and no other call. */
    boolean mayBecome(JsonNode finished) {
        return isAlike(finished, "type") && isAlike(finished, "call_id") && isAlike(finished, "name");
    }

    private boolean isAlike(JsonNode finished, String field) {
        String here = item.path(field).asText("");
        String there = finished.path(field).asText("");
        return here.isEmpty() || there.isEmpty() || here.equals(there);
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

    /** What it says that was not shown yet; from now on it was. */
    String show() {
        String more = text.substring(shown);
        shown = text.length();
        return more;
    }

    /** What is left to be shown of all that it says: some servers send no pieces, and some may be lost. */
    String restOf(String all) {
        return text.isEmpty() || all.startsWith(text.toString()) ? all.substring(text.length()) : "";
    }

    /** A piece of a refusal came. */
    void refuse() {
        refusing = true;
    }

    void addArguments(JsonNode more) {
        inputInPieces.add(more);
    }

    /** All arguments at once. */
    void arguments(JsonNode all) {
        inputAtOnce.add(all);
    }

    /** It is over. */
    void end(JsonNode finished, String text) {
        item = finished;
        verbatim = text;
        whole = true;
        inputAtEnd.add(finished.path("arguments"));
        told = told();
    }

    boolean isWhole() {
        return whole;
    }

    /** A call that says neither what its input is nor that it is whole: it may have been cut off. */
    boolean isUndecided() {
        return isCall() && input().isNothing() && !isSaidToBe("completed");
    }

    boolean refuses() {
        if (refusing) {
            return true;
        }
        for (JsonNode part : item.path("content")) {
            if (part.path("type").asText().equals("refusal")) {
                return true;
            }
        }
        return false;
    }

    /** What it says, or what was thought. */
    String said() {
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
        pieces.add(item.path("content").asText(""));
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
            case "message" -> new Part.Said(said(), raw());
            case "reasoning" -> new Part.Thought(said(), raw());
            case "function_call" -> call(cutOff);
            default -> new Part.Opaque(raw());
        };
    }

    private Part call(boolean cutOff) {
        CallInput input = input();
        String given = input.text();
        boolean isSure = input.isNothing()
                ? !(cutOff && isUndecided())
                : input.isWhole() && accounts().allMatch(input::agreesWith);
        if (!whole || isSaidToBe("incomplete") || !isSure) {
            return new Part.Call(new ToolCall(callId, name(), given, false), RawBlock.none());
        }
        boolean isAsGiven = item.path("call_id").asText("").equals(callId)
                && item.path("arguments").isTextual()
                && item.path("arguments").textValue().equals(given)
                && !input.isNothing();
        return new Part.Call(
                new ToolCall(callId, name(), input.isNothing() ? "{}" : given, true),
                isAsGiven ? raw() : RawBlock.none());
    }

    private CallInput input() {
        return accounts().filter(account -> !account.isNothing()).findFirst().orElse(inputInPieces);
    }

    /** What events told of the input, the one that is believed before others first. */
    private Stream<CallInput> accounts() {
        return Stream.of(inputAtEnd, inputAtOnce, inputInPieces, inputAtStart);
    }

    private boolean isSaidToBe(String status) {
        return item.path("status").asText("").equals(status);
    }

    private RawBlock raw() {
        return whole ? new RawBlock(ResponsesMessages.FORMAT, verbatim) : RawBlock.none();
    }
}
