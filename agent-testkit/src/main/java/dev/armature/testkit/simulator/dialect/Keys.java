package dev.armature.testkit.simulator.dialect;

import dev.armature.testkit.simulator.http.HttpRequest;
import java.util.Optional;

/** Where keys are in the head of a request. */
public final class Keys {
    private static final String BEARER = "bearer ";

    private Keys() {}

    /** In `authorization`, as a bearer; empty for none. */
    public static Optional<String> bearer(HttpRequest request) {
        return request.header("authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    /** In `x-api-key`, or else as a bearer; empty for none. */
    public static Optional<String> ownOrBearer(HttpRequest request) {
        return request.header("x-api-key").or(() -> bearer(request));
    }
}
