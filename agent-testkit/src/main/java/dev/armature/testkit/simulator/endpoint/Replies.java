package dev.armature.testkit.simulator.endpoint;

import dev.armature.testkit.simulator.dialect.Dialect;
import dev.armature.testkit.simulator.http.HttpReply;
import dev.armature.testkit.simulator.refusal.ApiError;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Replies of one dialect, with the headers that all of them have. */
final class Replies {
    private static final String WORKSPACE = "anthropic-workspace-id";

    private final Machinery machinery;
    private final Dialect dialect;

    Replies(Machinery machinery, Dialect dialect) {
        this.machinery = machinery;
        this.dialect = dialect;
    }

    HttpReply json(Draft draft, byte[] body) {
        return HttpReply.full(200, headers(draft, "application/json"), body);
    }

    HttpReply json(Draft draft, String body) {
        return json(draft, body.getBytes(StandardCharsets.UTF_8));
    }

    HttpReply error(Draft draft, ApiError said) {
        ApiError error = dialect.inItsWords(said);
        draft.refused(error.message());
        Map<String, String> headers = headers(draft, "application/json");
        headers.putAll(error.headers());
        return HttpReply.full(error.status(), headers, dialect.error(error, draft.requestId));
    }

    Map<String, String> headers(Draft draft, String contentType) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", contentType);
        headers.putAll(dialect.headers(machinery.limiter(), machinery.clock.now(), draft.requestId));
        draft.request.header(WORKSPACE).ifPresent(workspace -> headers.put(WORKSPACE, workspace));
        return headers;
    }
}
