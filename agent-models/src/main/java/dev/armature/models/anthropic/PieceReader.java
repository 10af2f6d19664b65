package dev.armature.models.anthropic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of which an answer has most, pieces of text and ends of blocks, with one parser for all of them and no tree
 * for each. Whatever is not exactly that is left to those who read everything. One thread at a time.
 */
final class PieceReader {

    /** What grows by the piece. */
    enum Kind {
        TEXT("text_delta", "text"),
        THINKING("thinking_delta", "thinking"),
        INPUT("input_json_delta", "partial_json");

        private final String type;
        private final String field;

        Kind(String type, String field) {
            this.type = type;
            this.field = field;
        }
    }

    /** The name of the event that brings a piece. */
    static final String PIECE = "content_block_delta";

    /** The name of the event that ends a block. */
    static final String STOP = "content_block_stop";

    private static final JsonFactory JSON = new JsonFactory();
    private static final List<Kind> KINDS = List.of(Kind.values());

    private @Nullable JsonParser parser;
    private boolean isNamed;
    private int index;
    private @Nullable Kind kind;
    private @Nullable String field;
    private String text = "";

    /**
     * Whether the data is an event of that name and nothing more: of a {@link #STOP} {@link #index} tells, of a piece of text
     * {@link #kind} and {@link #text} too.
     */
    boolean read(String event, byte[] data, int length) {
        try {
            JsonParser json = parser != null ? parser : JSON.createNonBlockingByteArrayParser();
            parser = json;
            ((ByteArrayFeeder) json.getNonBlockingInputFeeder()).feedInput(data, 0, length);
            if (isWhole(json, event)) {
                return true;
            }
        } catch (IOException notJson) {
            // Whoever reads it next says what is wrong with it.
        }
        parser = null; // it stands in the midst of something
        return false;
    }

    /** The number of the block that grows. */
    int index() {
        return index;
    }

    Kind kind() {
        return Objects.requireNonNull(kind, "nothing was read");
    }

    String text() {
        return text;
    }

    private boolean isWhole(JsonParser json, String event) throws IOException {
        isNamed = false;
        index = -1;
        kind = null;
        field = null;
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        JsonToken next = json.nextToken();
        while (next == JsonToken.FIELD_NAME) {
            if (!member(json, event)) {
                return false;
            }
            next = json.nextToken();
        }
        return next == JsonToken.END_OBJECT
                && json.nextToken() == JsonToken.NOT_AVAILABLE
                && isNamed
                && index >= 0
                && (event.equals(STOP) ? field == null : kind != null && kind.field.equals(field));
    }

    private boolean member(JsonParser json, String event) throws IOException {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        return switch (name) {
            case "type" -> {
                boolean isFirst = !isNamed;
                isNamed = value == JsonToken.VALUE_STRING && says(json, event);
                yield isFirst && isNamed;
            }
            case "index" -> {
                boolean isFirst = index < 0;
                index = value == JsonToken.VALUE_NUMBER_INT ? json.getIntValue() : -1;
                yield isFirst && index >= 0;
            }
            case "delta" -> {
                boolean isFirst = kind == null && field == null;
                yield isFirst && value == JsonToken.START_OBJECT && delta(json);
            }
            default -> false;
        };
    }

    private boolean delta(JsonParser json) throws IOException {
        JsonToken next = json.nextToken();
        while (next == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                return false;
            }
            if (name.equals("type") && kind == null) {
                kind = kindSaid(json);
            } else if (field == null) {
                field = name;
                text = json.getText();
            } else {
                return false;
            }
            next = json.nextToken();
        }
        return next == JsonToken.END_OBJECT;
    }

    private static @Nullable Kind kindSaid(JsonParser json) throws IOException {
        for (Kind known : KINDS) {
            if (says(json, known.type)) {
                return known;
            }
        }
        return null;
    }

    /** Whether the value is that text; without making a text of it. */
    private static boolean says(JsonParser json, String expected) throws IOException {
        int length = json.getTextLength();
        if (length != expected.length()) {
            return false;
        }
        char[] characters = json.getTextCharacters();
        int offset = json.getTextOffset();
        for (int at = 0; at < length; at++) {
            if (characters[offset + at] != expected.charAt(at)) {
                return false;
            }
        }
        return true;
    }
}
