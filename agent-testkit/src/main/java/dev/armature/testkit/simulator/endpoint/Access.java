package dev.armature.testkit.simulator.endpoint;

import dev.armature.testkit.simulator.http.HttpRequest;
import dev.armature.testkit.simulator.refusal.ApiError;
import java.util.Optional;
import java.util.Set;

/** Who may come in: by `x-api-key` or as a bearer. Without a list, whoever has a key at all. */
final class Access {
    private static final String BEARER = "bearer ";
    private static final String DEFAULT_WORKSPACE = "default";

    private final Set<String> keys;

    Access(Set<String> keys) {
        this.keys = Set.copyOf(keys);
    }

    /** Why the request is turned away; empty to let it in. */
    Optional<ApiError> refusal(HttpRequest request) {
        Optional<String> key = key(request);
        if (key.isEmpty()) {
            return Optional.of(
                    ApiError.of(401, "authentication_error", "x-api-key header or bearer authorization is required"));
        }
        return keys.isEmpty() || keys.contains(key.get())
                ? Optional.empty()
                : Optional.of(ApiError.of(401, "authentication_error", "invalid x-api-key"));
    }

    /** Whose cache the request reads. */
    static String workspace(HttpRequest request) {
        return request.header("anthropic-workspace-id").orElse(DEFAULT_WORKSPACE);
    }

    private static Optional<String> key(HttpRequest request) {
        Optional<String> bearer = request.header("authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
        return request.header("x-api-key").or(() -> bearer);
    }
}
