package dev.armature.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.models.http.CallInput;

/**
 * What is remembered of an item, to know it again when events repeat it: as little as possible of what it says.
 *
 * @param id as the event gave it; empty if it did not, and it may be another in the next event
 * @param callId what results name; empty if it is no call, or has none
 * @param name of the tool
 * @param length of what it says or of its input, in characters
 * @param hash of the same
 */
record ToldItem(String type, String id, String callId, String name, int length, int hash) {

    static ToldItem of(JsonNode item) {
        OpenItem finished = new OpenItem(item);
        finished.end(item, "");
        return finished.told();
    }

    static ToldItem of(JsonNode item, String text) {
        return new ToldItem(
                item.path("type").asText(""),
                item.path("id").asText(""),
                item.path("call_id").asText(""),
                item.path("name").asText(""),
                text.length(),
                text.hashCode());
    }

    /** What tells it from others, wherever it stands: an id, or else what it says. */
    String identity() {
        String named = callId.isEmpty() ? id : callId;
        return named.isEmpty() ? type + " " + name + " " + length + " " + hash : named;
    }

    boolean isCall() {
        return type.equals("function_call");
    }

    /** Whether both tell of one item, of which an event was repeated. */
    boolean isSame(ToldItem other) {
        return identity().equals(other.identity())
                || (isOfOneKind(other) && length == other.length && hash == other.hash && isNoOtherCall(other));
    }

    /** Whether both tell of one item, which stands at one place though its id is another. */
    boolean isSameAtItsPlace(ToldItem other) {
        return isSame(other) || (isOfOneKind(other) && !isCall());
    }

    /** Whether that is its input. */
    boolean hasInput(CallInput input) {
        String text = input.text();
        return isCall() && length == text.length() && hash == text.hashCode();
    }

    private boolean isOfOneKind(ToldItem other) {
        return type.equals(other.type) && name.equals(other.name);
    }

    private boolean isNoOtherCall(ToldItem other) {
        return callId.isEmpty() || other.callId.isEmpty() || callId.equals(other.callId);
    }
}
