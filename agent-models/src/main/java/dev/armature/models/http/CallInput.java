package dev.armature.models.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The input of a call as it comes: pieces of text that are joined, or one object, as some servers send it. Whatever else
 * comes is kept to be looked at, and makes it an input that is never whole. One thread at a time.
 */
public final class CallInput {
    private final StringBuilder text = new StringBuilder();
    private boolean nothing = true;
    private boolean garbled;
    private boolean object;

    /** Takes the next piece; null and a missing one are none. */
    public void add(JsonNode piece) {
        if (piece.isTextual()) {
            add(piece.textValue());
        } else if (piece.isObject()) {
            garbled |= !nothing;
            take(piece.toString());
            object = true;
        } else if (!piece.isNull() && !piece.isMissingNode()) {
            garbled = true;
            take(piece.toString());
        }
    }

    /** Takes a piece of text. */
    public void add(String piece) {
        garbled |= object && !piece.isBlank();
        take(piece);
    }

    private void take(String piece) {
        text.append(piece);
        nothing &= piece.isBlank();
    }

    /** It can no longer be told what it was: it is never whole. */
    public void garble() {
        garbled = true;
    }

    /** Whether no piece came that says anything. */
    public boolean isNothing() {
        return nothing;
    }

    /** Whether it is one JSON object and nothing else. */
    public boolean isWhole() {
        return !garbled && !nothing && WireJson.isObject(text());
    }

    /** What came. */
    public String text() {
        return text.toString();
    }

    /**
     * Whether another account of the same input does not contradict this one, which is whole: it means the same, or is not
     * whole itself, as when pieces were lost.
     */
    public boolean agreesWith(CallInput other) {
        if (other.garbled) {
            return false;
        }
        if (text.compareTo(other.text) == 0 || !other.isWhole()) {
            return true;
        }
        JsonNode meant = WireJson.read(text());
        return meant.isObject() && meant.equals(WireJson.read(other.text()));
    }
}
