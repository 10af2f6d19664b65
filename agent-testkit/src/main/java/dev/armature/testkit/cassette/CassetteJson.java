package dev.armature.testkit.cassette;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.usage.Usage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** JSON as cassettes read and write it. */
final class CassetteJson {
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private CassetteJson() {}

    static JsonNode read(String json) throws JsonProcessingException {
        return MAPPER.readTree(json);
    }

    /** The object or array that the text is, if it is nothing else. */
    static Optional<JsonNode> container(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return Optional.empty();
        }
        try {
            JsonNode node = MAPPER.readTree(text);
            return Optional.ofNullable(node).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The text as it stands between the quotes of a JSON string. */
    static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode usage(Usage usage) {
        ObjectNode node = object().put("in", usage.uncachedInput())
                .put("read", usage.cacheRead())
                .put("write5m", usage.cacheWrite5m())
                .put("write1h", usage.cacheWrite1h())
                .put("out", usage.output())
                .put("reasoning", usage.reasoning());
        if (!usage.unknown().isEmpty()) {
            ArrayNode unknown = node.putArray("unknown");
            usage.unknown().forEach(count -> unknown.add(count.name()));
        }
        return node;
    }

    /** @throws IllegalArgumentException when a word is none of {@link Usage.Count} */
    static Usage usage(JsonNode node) {
        Set<Usage.Count> unknown = EnumSet.noneOf(Usage.Count.class);
        node.path("unknown").forEach(word -> unknown.add(Usage.Count.valueOf(word.asText())));
        return new Usage(
                node.path("in").asLong(),
                node.path("read").asLong(),
                node.path("write5m").asLong(),
                node.path("write1h").asLong(),
                node.path("out").asLong(),
                node.path("reasoning").asLong(),
                unknown);
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
