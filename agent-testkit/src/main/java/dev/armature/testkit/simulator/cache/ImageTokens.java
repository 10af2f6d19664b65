package dev.armature.testkit.simulator.cache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.json.Json;
import java.io.IOException;
import java.util.Set;

/** What images cost: by their area when the header tells it, else a flat figure; never by the bytes they take. */
final class ImageTokens {
    private static final long UNREADABLE = 1_600;
    private static final long PIXELS_PER_TOKEN = 750;
    private static final Set<String> IMAGES = Set.of("image", "image_url", "input_image");

    private ImageTokens() {}

    /** Tokens of a block that has images in it: those of the images, and those of the bytes that are not image. */
    static long of(byte[] source, int from, int length) throws IOException {
        JsonNode block = Json.MAPPER.readTree(source, from, length);
        if (IMAGES.contains(block.path("type").asText())) {
            return image(block);
        }
        long images = 0;
        long imageBytes = 0;
        JsonNode holder = block.path("output").isArray() ? block.path("output") : block.path("content");
        for (JsonNode node : holder) {
            if (IMAGES.contains(node.path("type").asText())) {
                images += image(node);
                imageBytes += Json.MAPPER.writeValueAsBytes(node).length;
            }
        }
        return images + Prompt.tokens(Math.max(1, length - imageBytes));
    }

    private static long image(JsonNode block) {
        JsonNode address = block.path("image_url");
        String url =
                address.isTextual() ? address.asText() : address.path("url").asText();
        String data = url.startsWith("data:")
                ? url.substring(url.indexOf(',') + 1)
                : block.path("source").path("data").asText();
        return ImageSize.of(data)
                .map(size -> Math.max(1, Math.ceilDiv(size.width() * size.height(), PIXELS_PER_TOKEN)))
                .orElse(UNREADABLE);
    }
}
