package dev.armature.models.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads what providers send. Numbers keep their digits and objects the order of their keys. */
public final class WireJson {
    /** As much as a whole answer may have, so that what was let in can also be read. */
    private static final int LONGEST_TEXT = 64 * 1024 * 1024;

    private static final int LONGEST_NAME = 50_000;
    private static final int LONGEST_NUMBER = 1_000;

    /** Whoever walks through what was read does so by recursion. */
    private static final int DEEPEST = 1_000;

    /**
     * A value takes two bytes where it is sent and up to some two hundred in a tree. Inputs of calls are sent as text, which is
     * one value however large it is.
     */
    static final int MOST_VALUES = 1_000_000;

    private static final int BYTES_OF_A_VALUE = 2;

    /** What {@link #parse} reads at most, in words for a person. */
    static final String LIMITS =
            "texts may have %d characters, names %d, numbers %d, an event may hold %d values, and values may lie %d deep"
                    .formatted(LONGEST_TEXT, LONGEST_NAME, LONGEST_NUMBER, MOST_VALUES, DEEPEST);

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(LONGEST_NAME)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** More tokens than any request has; sums of such counts still fit. */
    private static final long MOST_TOKENS = 1_000_000_000_000L;

    private WireJson() {}

    /**
     * Reads one JSON value.
     *
     * @throws StreamConstraintsException when it is larger or deeper than anything that is read here
     * @throws JsonProcessingException when that is not what it is
     */
    public static JsonNode parse(byte[] data, int length) throws JsonProcessingException {
        try {
            if (length / BYTES_OF_A_VALUE > MOST_VALUES) {
                count(JSON.createParser(data, 0, length));
            }
            return JSON.readTree(data, 0, length);
        } catch (JsonProcessingException notJson) {
            throw notJson;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (NumberFormatException | ArithmeticException outOfBounds) {
            throw new JsonParseException(null, "a number in it is out of all bounds", outOfBounds);
        }
    }

    /** Before a tree is made, because that would be many times as large. */
    private static void count(JsonParser text) throws IOException {
        try (JsonParser parser = text) {
            int values = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                values += token.isScalarValue() || token.isStructStart() ? 1 : 0;
                if (values > MOST_VALUES) {
                    throw new StreamConstraintsException("it holds more than " + MOST_VALUES + " values");
                }
            }
        }
    }

    /** How many values there are in it, itself included. */
    public static int values(JsonNode value) {
        int values = 1;
        for (JsonNode child : value) {
            values += values(child);
        }
        return values;
    }

    /** Whether so many are too many to be kept as trees. */
    public static boolean isTooMany(int values) {
        return values > MOST_VALUES;
    }

    /** Reads one JSON value out of text; a missing node when it is none, or more than is read here. */
    public static JsonNode read(String text) {
        try {
            if (text.length() / BYTES_OF_A_VALUE > MOST_VALUES) {
                count(JSON.createParser(text));
            }
            return JSON.readTree(text);
        } catch (IOException | NumberFormatException | ArithmeticException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** Whether a count of tokens was told. One below zero counts nothing. */
    public static boolean isTokens(JsonNode count) {
        return count.isNumber() && count.decimalValue().signum() >= 0;
    }

    /** A count of tokens, never negative; what is absurdly large counts as very much, so that no limit is passed by it. */
    public static long tokens(JsonNode count) {
        if (!count.isNumber()) {
            return 0;
        }
        if (!count.canConvertToLong()) {
            return count.decimalValue().signum() > 0 ? MOST_TOKENS : 0;
        }
        return Math.clamp(count.longValue(), 0, MOST_TOKENS);
    }

    /** An object of one text field. */
    public static ObjectNode object(String field, String value) {
        return JSON.createObjectNode().put(field, value);
    }

    /** Whether the text is one JSON object and nothing else. */
    public static boolean isObject(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException notJson) {
            return false;
        }
    }

    /** The text as a JSON string, quotes included. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 16).append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }

    /** The text of a field of the outermost object, exactly as it was sent; empty if there is no such field. */
    public static String verbatim(byte[] data, int length, String field) {
        try (JsonParser parser = JSON.createParser(data, 0, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(field);
                parser.nextToken();
                long from = parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                if (wanted) {
                    long to = parser.currentLocation().getByteOffset();
                    return new String(data, (int) from, (int) (to - from), StandardCharsets.UTF_8);
                }
            }
            return "";
        } catch (IOException notJson) {
            return "";
        }
    }
}
