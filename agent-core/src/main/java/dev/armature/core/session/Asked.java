package dev.armature.core.session;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How a model was asked, as far as the provider's cache depends on it: what a later run of the session compares its own
 * request with.
 *
 * @param head stands for the tools and the system prompt, and is another one when they are; empty when it is not known
 * @param parameters what else counts and was sent, by its name on the wire
 */
public record Asked(String head, Map<String, String> parameters) {
    private static final Asked UNKNOWN = new Asked("", Map.of());

    public Asked {
        Objects.requireNonNull(head, "head");
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters)); // in one order, for the file
    }

    /** Nobody wrote it down, or the provider is not told what to cache. */
    public static Asked unknown() {
        return UNKNOWN;
    }

    /** Whether it was written down. */
    public boolean isKnown() {
        return !head.isEmpty();
    }
}
