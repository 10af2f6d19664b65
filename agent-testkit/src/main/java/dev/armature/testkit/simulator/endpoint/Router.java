package dev.armature.testkit.simulator.endpoint;

import dev.armature.testkit.simulator.chat.ChatDialect;
import dev.armature.testkit.simulator.dialect.Dialect;
import dev.armature.testkit.simulator.dialect.Keys;
import dev.armature.testkit.simulator.http.HttpHandler;
import dev.armature.testkit.simulator.http.HttpReply;
import dev.armature.testkit.simulator.http.HttpRequest;
import dev.armature.testkit.simulator.messages.MessagesDialect;
import dev.armature.testkit.simulator.refusal.ApiError;
import dev.armature.testkit.simulator.refusal.Refused;
import dev.armature.testkit.simulator.responses.ResponsesDialect;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Finds the endpoint of a request and writes the journal. */
public final class Router implements HttpHandler {
    private static final String CHAT = "/v1/chat/completions";
    private static final String RESPONSES = "/v1/responses";

    private static final List<String> ENCODINGS = List.of("", "identity");

    private final Machinery machinery;
    private final ControlEndpoint control;
    private final Map<String, Endpoint> posts;
    private final MessagesDialect messages;
    private final Dialect chat;
    private final Dialect responses;

    public Router(Machinery machinery) {
        this.machinery = machinery;
        boolean strict = machinery.settings.provider().strict();
        this.messages = new MessagesDialect(strict);
        this.chat = new ChatDialect(strict);
        this.responses = new ResponsesDialect(strict);
        this.control = new ControlEndpoint(machinery);
        this.posts = Map.of(
                "/v1/messages",
                new CompletionEndpoint(machinery, messages),
                "/v1/messages/count_tokens",
                new CountEndpoint(machinery, messages),
                CHAT,
                new CompletionEndpoint(machinery, chat),
                RESPONSES,
                new CompletionEndpoint(machinery, responses));
    }

    @Override
    public HttpReply handle(HttpRequest request) {
        if (request.method().equals("HEAD")) {
            return handle(request.asGet()).withoutBody();
        }
        if (request.path().startsWith(ControlEndpoint.PREFIX)) {
            return control.handle(request);
        }
        var draft = new Draft(request, machinery.clock.now(), machinery.ids.request());
        HttpReply reply = safely(draft);
        machinery.journal.write(draft, reply.status());
        return reply;
    }

    @Override
    public void pause(Duration length) throws InterruptedException {
        machinery.clock.pause(length);
    }

    @Override
    public void closePort(Duration length) {
        machinery.closePort(length);
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
        return new Replies(machinery, dialect(request));
    }

    /** By the path where it belongs to one format; else by what the clients of each send along. */
    private Dialect dialect(HttpRequest request) {
        String path = request.path();
        if (path.startsWith("/v1/chat/")) {
            return chat;
        }
        if (path.equals(RESPONSES) || path.startsWith(RESPONSES + "/")) {
            return responses;
        }
        boolean ofMessages = path.startsWith("/v1/messages")
                || request.header("anthropic-version").isPresent()
                || request.header("x-api-key").isPresent();
        return ofMessages || Keys.bearer(request).isEmpty() ? messages : chat;
    }

    /** A fault of the simulator itself must reach the test, and not be taken for a cut connection. */
    private HttpReply safely(Draft draft) {
        Replies replies = replies(draft.request);
        try {
            unpack(draft);
            return routed(draft, replies);
        } catch (Refused refused) {
            return replies.error(draft, refused.error());
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
            return method.equals("POST") ? post.handle(draft) : notAllowed(draft, replies, "POST");
        }
        if (path.equals(ModelsEndpoint.PATH) || path.startsWith(ModelsEndpoint.PATH + "/")) {
            boolean ofMessages = dialect(draft.request) == messages;
            Endpoint models =
                    ofMessages ? new ModelsEndpoint(machinery, messages) : new OpenAiModelsEndpoint(machinery, chat);
            return method.equals("GET") ? models.handle(draft) : notAllowed(draft, replies, "GET, HEAD");
        }
        Dialect dialect = dialect(draft.request);
        return replies.error(draft, ApiError.noSuchPath(dialect == messages ? path : method + " " + path));
    }

    private static HttpReply notAllowed(Draft draft, Replies replies, String allowed) {
        HttpReply reply = replies.error(draft, ApiError.of(405, "invalid_request_error", "Method Not Allowed"));
        Map<String, String> headers = new LinkedHashMap<>(reply.headers());
        headers.put("allow", allowed);
        return reply.with(headers, reply.body());
    }

    /** Bodies may come compressed. */
    private void unpack(Draft draft) {
        String encoding =
                draft.request.header("content-encoding").orElse("").strip().toLowerCase(Locale.ROOT);
        if (ENCODINGS.contains(encoding)) {
            return;
        }
        if (!encoding.equals("gzip")) {
            throw new Refused(ApiError.invalid(
                    "content-encoding: `" + encoding + "` is not supported; use gzip",
                    "request_body_encoding_unsupported"));
        }
        long most = machinery.settings.entrance().mostBodyBytes();
        try (var in = new GZIPInputStream(new ByteArrayInputStream(draft.request.body()))) {
            byte[] plain = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, most + 1));
            if (plain.length > most) {
                throw new Refused(new ApiError(
                        413,
                        "request_too_large",
                        "Request exceeds the maximum size of " + most + " bytes after decoding",
                        "{\"error_code\":\"request_body_too_large_after_decoding\"}",
                        Map.of()));
            }
            draft.unpacked(plain);
        } catch (IOException e) {
            throw new Refused(ApiError.invalid("The request body is not valid gzip", "request_body_encoding_invalid"));
        }
    }
}
