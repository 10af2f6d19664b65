package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** What both formats of OpenAI's say about the cache: the key, the options, and breakpoints on parts. */
final class BreakpointRules {
    private static final String MARK = "prompt_cache_breakpoint";
    private static final String OPTIONS = "prompt_cache_options";
    private static final Set<String> MODES = Set.of("implicit", "explicit");
    private static final Set<String> LIFETIMES = Set.of("30m");
    private static final int LONGEST_CACHE_KEY = 64;

    private BreakpointRules() {}

    /** The fields of a body. */
    static Optional<Violation> options(JsonNode body) {
        if (body.path("prompt_cache_key").asText().length() > LONGEST_CACHE_KEY) {
            return OpenAiViolations.says(
                    "prompt_cache_key",
                    "string_above_max_length",
                    "Invalid 'prompt_cache_key': string too long. Expected a string with maximum length %d."
                            .formatted(LONGEST_CACHE_KEY));
        }
        JsonNode options = body.path(OPTIONS);
        return one(OPTIONS + ".mode", options.path("mode"), MODES)
                .or(() -> one(OPTIONS + ".ttl", options.path("ttl"), LIFETIMES));
    }

    /** A part that may carry a breakpoint. */
    static Optional<Violation> form(String path, JsonNode part) {
        if (!part.has(MARK)) {
            return Optional.empty();
        }
        String mode = path + "." + MARK + ".mode";
        return part.path(MARK).has("mode")
                ? one(mode, part.path(MARK).path("mode"), Set.of("explicit"))
                : OpenAiViolations.missing(mode);
    }

    /** A part, or anything else, that may not. */
    static Optional<Violation> none(String path, JsonNode other) {
        return other.has(MARK) ? OpenAiViolations.unknown(path + "." + MARK) : Optional.empty();
    }

    private static Optional<Violation> one(String param, JsonNode value, Set<String> supported) {
        return value.isMissingNode() || supported.contains(value.asText())
                ? Optional.empty()
                : OpenAiViolations.unsupported(param, value.asText(), supported);
    }
}
