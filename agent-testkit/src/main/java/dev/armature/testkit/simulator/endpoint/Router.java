package dev.armature.testkit.simulator.endpoint;

import dev.armature.testkit.simulator.chat.ChatDialect;
import dev.armature.testkit.simulator.dialect.Dialect;
import dev.armature.testkit.simulator.http.HttpHandler;
import dev.armature.testkit.simulator.http.HttpReply;
import dev.armature.testkit.simulator.http.HttpRequest;
import dev.armature.testkit.simulator.messages.MessagesDialect;
import dev.armature.testkit.simulator.refusal.ApiError;
import dev.armature.testkit.simulator.responses.ResponsesDialect;
import java.util.Map;

/** Finds the endpoint of a request and writes the journal. */
public final class Router implements HttpHandler {
    private static final String CHAT = "/v1/chat/completions";
    private static final String RESPONSES = "/v1/responses";

    private final Machinery machinery;
    private final ControlEndpoint control;
    private final Endpoint models;
    private final Map<String, Endpoint> posts;
    private final Map<String, Dialect> dialects;
    private final MessagesDialect messages;

    public Router(Machinery machinery) {
        this.machinery = machinery;
        boolean strict = machinery.settings.provider().strict();
        this.messages = new MessagesDialect(strict);
        Dialect chat = new ChatDialect(strict);
        Dialect responses = new ResponsesDialect(strict);
        this.control = new ControlEndpoint(machinery);
        this.models = new ModelsEndpoint(machinery, messages);
        this.posts = Map.of(
                "/v1/messages",
                new CompletionEndpoint(machinery, messages),
                "/v1/messages/count_tokens",
                new CountEndpoint(machinery, messages),
                CHAT,
                new CompletionEndpoint(machinery, chat),
                RESPONSES,
                new CompletionEndpoint(machinery, responses));
        this.dialects = Map.of(CHAT, chat, RESPONSES, responses);
    }

    @Override
    public HttpReply handle(HttpRequest request) {
        if (request.path().startsWith(ControlEndpoint.PREFIX)) {
            return control.handle(request.method(), request.path(), request.body());
        }
        var draft = new Draft(request, machinery.clock.now(), machinery.ids.request());
        HttpReply reply = safely(draft);
        machinery.journal.write(draft, reply.status());
        return reply;
    }

    @Override
    public HttpReply refuse(HttpRequest begun, int status, String message) {
        if (begun.path().startsWith(ControlEndpoint.PREFIX)) {
            return ControlEndpoint.refusal(status, message);
        }
        String type = status == 413 ? "request_too_large" : "invalid_request_error";
        var draft = new Draft(begun, machinery.clock.now(), machinery.ids.request());
        HttpReply reply = replies(begun).error(draft, ApiError.of(status, type, message));
        machinery.journal.write(draft, status);
        return reply;
    }

    private Replies replies(HttpRequest request) {
        return new Replies(machinery, dialects.getOrDefault(request.path(), messages));
    }

    /** A fault of the simulator itself must reach the test, and not be taken for a cut connection. */
    private HttpReply safely(Draft draft) {
        Replies replies = replies(draft.request);
        try {
            return routed(draft, replies);
        } catch (RuntimeException e) {
            String message = "the simulator cannot do this: " + e;
            machinery.failed(message);
            return replies.error(draft, ApiError.internal(message));
        }
    }

    private HttpReply routed(Draft draft, Replies replies) {
        String path = draft.request.path();
        String method = draft.request.method();
        Endpoint post = posts.get(path);
        if (post != null) {
            return method.equals("POST") ? post.handle(draft) : notAllowed(draft, replies);
        }
        if (path.equals(ModelsEndpoint.PATH) || path.startsWith(ModelsEndpoint.PATH + "/")) {
            return method.equals("GET") ? models.handle(draft) : notAllowed(draft, replies);
        }
        return replies.error(draft, ApiError.of(404, "not_found_error", "Not found: " + path));
    }

    private static HttpReply notAllowed(Draft draft, Replies replies) {
        return replies.error(draft, ApiError.of(405, "invalid_request_error", "Method Not Allowed"));
    }
}
