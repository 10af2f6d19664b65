package dev.armature.testkit.simulator.cache;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies blocks as they come from a parser: without white space and without the block's own `cache_control`, but with
 * its order of keys and its spelling of numbers, because a provider hashes what it gets and puts nothing in order.
 */
final class CompactJson {
    private static final Set<String> IMAGES = Set.of("image", "image_url", "input_image");
    /** The types of blocks whose content may hold images; a message of Chat Completions has no type. */
    private static final Set<String> HOLDERS = Set.of("tool_result", "document", "function_call_output", "");

    private final JsonParser parser;
    private final JsonGenerator generator;
    private final ByteArrayOutputStream out;

    CompactJson(JsonParser parser, JsonGenerator generator, ByteArrayOutputStream out) {
        this.parser = parser;
        this.generator = generator;
        this.out = out;
    }

    /** A copied block: where its bytes are, and what of it the cache must know. */
    record Copied(
            int from,
            int length,
            String type,
            @Nullable Ttl mark,
            boolean deferred,
            boolean blankText,
            boolean mentionsImage,
            boolean cites) {}

    /** Copies the object at which the parser stands, and leaves the parser at its end. */
    Copied block() throws IOException {
        int from = out.size();
        String type = "";
        Ttl mark = null;
        boolean deferred = false;
        boolean blankText = false;
        boolean holdsImage = false;
        boolean citations = false;
        generator.writeStartObject();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("cache_control")) {
                mark = mark();
                continue;
            }
            switch (name) {
                case "type" -> type = parser.getText();
                case "defer_loading" -> deferred = value == JsonToken.VALUE_TRUE;
                case "text" -> blankText = parser.getText().isBlank();
                case "citations" -> citations = value == JsonToken.START_OBJECT;
                default -> {}
            }
            generator.writeFieldName(name);
            holdsImage |= value();
        }
        generator.writeEndObject();
        generator.flush();
        boolean mentionsImage = IMAGES.contains(type) || (holdsImage && HOLDERS.contains(type));
        return new Copied(
                from,
                out.size() - from,
                type,
                mark,
                deferred,
                blankText && type.equals("text"),
                mentionsImage,
                citations && type.equals("document"));
    }

    /** Copies the string at which the parser stands as a text block. */
    Copied textBlock() throws IOException {
        int from = out.size();
        String text = parser.getText();
        generator.writeStartObject();
        generator.writeStringField("type", "text");
        generator.writeStringField("text", text);
        generator.writeEndObject();
        generator.flush();
        return new Copied(from, out.size() - from, "text", null, false, text.isBlank(), false, false);
    }

    /** Reads a `cache_control` object; null for JSON null. The lifetime is five minutes unless it says otherwise. */
    @Nullable
    Ttl mark() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        Ttl ttl = Ttl.FIVE_MINUTES;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("ttl") && parser.getText().equals("1h")) {
                ttl = Ttl.ONE_HOUR;
            }
            parser.skipChildren();
        }
        return ttl;
    }

    /** Copies any value as it is. */
    Copied any() throws IOException {
        int from = out.size();
        boolean mentionsImage = value();
        generator.flush();
        return new Copied(from, out.size() - from, "", null, false, false, mentionsImage, false);
    }

    private boolean value() throws IOException {
        boolean mentionsImage = false;
        int depth = 0;
        String field = "";
        while (true) {
            JsonToken token = parser.currentToken();
            switch (token) {
                case START_OBJECT -> {
                    generator.writeStartObject();
                    depth++;
                }
                case START_ARRAY -> {
                    generator.writeStartArray();
                    depth++;
                }
                case END_OBJECT -> {
                    generator.writeEndObject();
                    depth--;
                }
                case END_ARRAY -> {
                    generator.writeEndArray();
                    depth--;
                }
                case FIELD_NAME -> {
                    field = parser.currentName();
                    generator.writeFieldName(field);
                }
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> generator.writeNumber(parser.getText());
                case VALUE_STRING -> {
                    char[] chars = parser.getTextCharacters();
                    int offset = parser.getTextOffset();
                    int length = parser.getTextLength();
                    generator.writeString(chars, offset, length);
                    mentionsImage |= field.equals("type") && IMAGES.contains(new String(chars, offset, length));
                }
                case VALUE_TRUE, VALUE_FALSE, VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    generator.copyCurrentEvent(parser);
            }
            if (depth == 0) {
                return mentionsImage;
            }
            parser.nextToken();
        }
    }
}
