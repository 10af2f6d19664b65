package dev.armature.testkit.simulator.json;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** The one JSON reader and writer of this room. */
public final class Json {
    private static final int LONGEST_STRING = 64 * 1024 * 1024;

    /** How the parser names a place within its messages: with much about a source that it does not show. */
    private static final Pattern OTHER_PLACE = Pattern.compile("\\[Source: .*?; line: (\\d+), column: (\\d+)]");

    /** Takes strings of up to 64 MiB, numbers as they are written, and nothing behind the end. */
    public static final ObjectMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    // As two escapes a character outside of the basic plane would weigh twelve bytes instead of four.
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .rootValueSeparator((SerializableString) null)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final ObjectReader IN_THE_MIDST =
            MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** The value at which a parser stands; the parser is left at its end. */
    public static JsonNode tree(JsonParser parser) throws IOException {
        return IN_THE_MIDST.readTree(parser);
    }

    /**
     * Reads what this program wrote itself.
     *
     * @throws IllegalArgumentException when it is no JSON
     */
    public static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected JSON, was `%s`".formatted(json), e);
        }
    }

    /** Reads what a client sent. */
    public static JsonNode read(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    /**
     * Reads what a person wrote.
     *
     * @throws IllegalArgumentException when it is no JSON, with the place, on one line and without what stands there
     */
    public static JsonNode parse(String json) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            if (parser.nextToken() == null) {
                return MissingNode.getInstance();
            }
            JsonNode read = exact(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "Unexpected text behind its end");
            }
            return read;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "it" : "at line %d, column %d it".formatted(at.getLineNr(), at.getColumnNr());
            String said = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new IllegalArgumentException(
                    "%s is not JSON: %s"
                            .formatted(place, OTHER_PLACE.matcher(said).replaceAll("line $1, column $2")),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot fail to be read", e);
        }
    }

    /** The value at which a parser stands, in which numbers keep their spelling. */
    private static JsonNode exact(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = MAPPER.createObjectNode();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.set(name, exact(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = MAPPER.createArrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(exact(parser));
                }
                yield array;
            }
            case VALUE_NUMBER_FLOAT -> new ExactNumber(parser.getDecimalValue(), parser.getText());
            default -> tree(parser);
        };
    }

    /** Refuses a text that is not one JSON object, naming it as {@code what}. */
    public static void requireObject(String json, String what) {
        JsonNode node;
        try {
            node = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("%s must be a JSON object, was `%s`".formatted(what, json), e);
        }
        if (!node.isObject()) {
            throw new IllegalArgumentException("%s must be a JSON object, was `%s`".formatted(what, json));
        }
    }

    /** Text as a JSON string, quotes included. */
    public static String quote(String text) {
        var quoted = new StringBuilder(text.length() + 16).append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }
}
