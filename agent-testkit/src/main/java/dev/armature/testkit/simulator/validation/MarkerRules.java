package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/**
 * The form of cache markers, and that none stands inside of another block. How many there may be, in which order and on
 * which blocks, the cache room knows.
 */
final class MarkerRules implements Rule {
    private static final String MARKER = "cache_control";
    private static final Set<String> LIFETIMES = Set.of("5m", "1h");

    @Override
    public Optional<Violation> violation(Asked asked) {
        JsonNode body = asked.body();
        return form("", body)
                .or(() -> each("tools", body.path("tools")))
                .or(() -> each("system", body.path("system")))
                .or(() -> messages(body.path("messages")));
    }

    private static Optional<Violation> each(String path, JsonNode blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            Optional<Violation> wrong = form(path + "." + i + ".", blocks.path(i));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> messages(JsonNode messages) {
        for (int i = 0; i < messages.size(); i++) {
            String path = "messages." + i + ".content";
            JsonNode content = messages.path(i).path("content");
            Optional<Violation> wrong = each(path, content).or(() -> nested(path, content));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> nested(String path, JsonNode blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            JsonNode inner = blocks.path(i).path("content");
            for (int j = 0; j < inner.size(); j++) {
                if (inner.path(j).has(MARKER)) {
                    return Rule.says(
                            "%s.%d.content.%d.%s: Extra inputs are not permitted".formatted(path, i, j, MARKER));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> form(String prefix, JsonNode block) {
        JsonNode marker = block.path(MARKER);
        if (marker.isMissingNode() || marker.isNull()) {
            return Optional.empty();
        }
        if (!marker.path("type").asText().equals("ephemeral")) {
            return Rule.says(prefix + MARKER + ".type: Input should be 'ephemeral'");
        }
        if (marker.has("ttl") && !LIFETIMES.contains(marker.path("ttl").asText())) {
            return Rule.says(prefix + MARKER + ".ttl: Input should be '5m' or '1h'");
        }
        return Optional.empty();
    }
}
