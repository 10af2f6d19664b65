package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.cache.ImageSize;
import java.util.List;
import java.util.Optional;

/** Images: known media types, and sides that are not too long. */
final class ImageRules implements Rule {
    private static final int LONGEST_SIDE = 8_000;
    private static final List<String> MEDIA_TYPES = List.of("image/jpeg", "image/png", "image/gif", "image/webp");

    @Override
    public Optional<Violation> violation(Asked asked) {
        for (Asked.Turn turn : asked.turns()) {
            for (Asked.Placed block : turn.blocks()) {
                Optional<Violation> wrong = block.is("image")
                        ? image(block.path(), block.block())
                        : nested(block.path(), block.block().path("content"));
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> nested(String path, JsonNode content) {
        for (int i = 0; i < content.size(); i++) {
            if (content.path(i).path("type").asText().equals("image")) {
                Optional<Violation> wrong = image(path + ".content." + i, content.path(i));
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> image(String path, JsonNode image) {
        JsonNode source = image.path("source");
        if (!source.path("type").asText().equals("base64")) {
            return Optional.empty();
        }
        if (!MEDIA_TYPES.contains(source.path("media_type").asText())) {
            return Rule.says(path + ".image.source.base64.media_type: Input should be one of " + MEDIA_TYPES);
        }
        long longest = ImageSize.of(source.path("data").asText())
                .map(size -> Math.max(size.width(), size.height()))
                .orElse(0L);
        if (longest <= LONGEST_SIDE) {
            return Optional.empty();
        }
        return Optional.of(new Violation(
                "%s: image dimensions exceed the maximum of %d pixels".formatted(path, LONGEST_SIDE),
                "{\"error_code\":\"image_dimensions_too_large\",\"max_side_length_pixels\":%d,\"paths\":[\"%s\"]}"
                        .formatted(LONGEST_SIDE, path)));
    }
}
