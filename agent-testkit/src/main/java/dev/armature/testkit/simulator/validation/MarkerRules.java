package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
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
            if (messages.path(i).has(MARKER)) {
                return Rule.says("messages." + i + "." + MARKER + ": Extra inputs are not permitted");
            }
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
            String at = path + "." + i;
            JsonNode block = blocks.path(i);
            Optional<Violation> wrong = within(at + ".content", block.path("content"))
                    .or(() ->
                            within(at + ".source.content", block.path("source").path("content")));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> within(String path, JsonNode inner) {
        for (int j = 0; j < inner.size(); j++) {
            if (inner.path(j).has(MARKER)) {
                return Rule.says("%s.%d.%s: Extra inputs are not permitted".formatted(path, j, MARKER));
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
        for (Iterator<String> names = marker.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals("type") && !name.equals("ttl")) {
                return Rule.says(prefix + MARKER + "." + name + ": Extra inputs are not permitted");
            }
        }
        if (marker.has("ttl") && !LIFETIMES.contains(marker.path("ttl").asText())) {
            return Rule.says(prefix + MARKER + ".ttl: Input should be '5m' or '1h'");
        }
        return Optional.empty();
    }
}
