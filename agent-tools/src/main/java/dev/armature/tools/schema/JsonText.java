package dev.armature.tools.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON text strictly: no comments, no NaN, no second value behind the first, no field twice. Everything that
 * could cost more than its length is bounded, because the text comes from outside.
 */
final class JsonText {
    /** Enough for a file of the largest size that a tool writes, escaped. */
    static final int MOST_CHARACTERS = 24_000_000;

    static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 1_000;

    /** Names are not kept in a table between texts: those of a stranger would stay in memory. */
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(MOST_CHARACTERS)
                    .build())
            .build();

    private JsonText() {}

    /** What stands in the way of reading a text as JSON; the message is a sentence for the writer of the text. */
    static final class NotJson extends Exception {
        private static final long serialVersionUID = 1;

        NotJson(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    static Json parse(String text) throws NotJson {
        if (text.length() > MOST_CHARACTERS) {
            throw new NotJson(
                    "the input has %,d characters; at most %,d are read".formatted(text.length(), MOST_CHARACTERS));
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new NotJson("the input is empty; expected a JSON object");
            }
            Json value = value(parser);
            if (parser.nextToken() != null) {
                throw new NotJson("the input goes on after the end of its JSON value");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new NotJson("the input is not valid JSON: " + firstLine(e.getOriginalMessage()));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new NotJson("the input holds a number that is out of range");
        } catch (IOException e) {
            throw new NotJson("the input cannot be read: " + firstLine(String.valueOf(e.getMessage())));
        }
    }

    /** Recursion is bounded by {@link #DEEPEST}, which the parser enforces. */
    private static Json value(JsonParser parser) throws IOException, NotJson {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new NotJson("the input ends in the middle of a value");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(parser.getDecimalValue());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new NotJson("the input ends in the middle of a value");
        };
    }

    private static Json object(JsonParser parser) throws IOException, NotJson {
        Map<String, Json> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (name.length() > LONGEST_NAME) {
                throw new NotJson("the input has a field name of %,d characters".formatted(name.length()));
            }
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return new Json.Members(fields);
    }

    private static Json array(JsonParser parser) throws IOException, NotJson {
        List<Json> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return new Json.Array(elements);
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return Quoting.cut(end < 0 ? message : message.substring(0, end), 200);
    }
}
