package dev.armature.examples.coding.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.cache.TokenEstimator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One section inside a system block.
 *
 * @param bytes of its text, what separates it from the next included
 * @param tokens estimated
 * @param hash SHA-256 of those bytes, in hexadecimal
 */
record SectionView(String id, int bytes, int tokens, String hash) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those of a segment, in order; none outside the system prompt. */
    static List<SectionView> of(Segment segment) {
        if (segment.parts().isEmpty()) {
            return List.of();
        }
        byte[] text = text(segment);
        List<SectionView> views = new ArrayList<>();
        int from = 0;
        for (Segment.Part part : segment.parts()) {
            int to = Math.min(text.length, from + part.bytes());
            byte[] own = Arrays.copyOfRange(text, Math.min(from, to), to);
            int tokens = TokenEstimator.standard().tokens(own.length, TokenEstimator.Texture.PROSE);
            views.add(new SectionView(part.id(), own.length, tokens, sha256(own)));
            from = to;
        }
        return views;
    }

    private static byte[] text(Segment segment) {
        JsonNode json = json(segment);
        String text = json.path("text").asText(json.path("content").asText());
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode json(Segment segment) {
        try {
            return JSON.readTree(bytes(segment));
        } catch (IOException e) {
            throw new UncheckedIOException("`" + segment.path() + "` is not JSON", e);
        }
    }

    static byte[] bytes(Segment segment) {
        byte[] bytes = new byte[segment.bytes().remaining()];
        segment.bytes().get(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java platform to have SHA-256", e);
        }
    }
}
