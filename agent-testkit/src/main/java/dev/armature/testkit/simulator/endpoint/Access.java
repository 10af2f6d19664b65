package dev.armature.testkit.simulator.endpoint;

import dev.armature.testkit.simulator.http.HttpRequest;
import dev.armature.testkit.simulator.refusal.ApiError;
import java.util.Optional;
import java.util.Set;

/** Who may come in. Without a list, whoever has a key at all. */
final class Access {
    private static final String DEFAULT_WORKSPACE = "default";

    private final Set<String> keys;

    Access(Set<String> keys) {
        this.keys = Set.copyOf(keys);
    }

    /**
     * Why a request is turned away; empty to let it in.
     *
     * @param key that came with it; empty for none
     */
    Optional<ApiError> refusal(Optional<String> key) {
        if (key.isEmpty()) {
            return Optional.of(ApiError.noKey());
        }
        return keys.isEmpty() || keys.contains(key.get()) ? Optional.empty() : Optional.of(ApiError.wrongKey());
    }

    /** Whose cache the request reads. */
    static String workspace(HttpRequest request) {
        return request.header("anthropic-workspace-id").orElse(DEFAULT_WORKSPACE);
    }
}
