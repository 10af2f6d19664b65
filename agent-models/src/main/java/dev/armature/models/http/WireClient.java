package dev.armature.models.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.core.model.ModelFailedException;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelStream;
import dev.armature.tools.network.LoopbackHold;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one address with the same headers. Thread-safe.
 *
 * <p>Plain HTTP is spoken in version 1.1: an upgrade offer confuses small servers. HTTPS takes what both sides can.
 */
public final class WireClient {
    private final HttpClient client;
    private final URI target;
    private final Map<String, String> headers;
    private final Endpoint endpoint;
    private final StreamLimits limits;
    private final @Nullable ModelFailure unsendable;
    private final boolean speaksOldest;

    /**
     * @param headers sent with each request; may hold secrets
     * @throws IllegalArgumentException when a header is not allowed, or the client would follow redirects; header values are
     *     not shown
     */
    public WireClient(
            HttpClient client, URI target, Map<String, String> headers, Endpoint endpoint, StreamLimits limits) {
        this(client, target, headers, endpoint, limits, null, isPlain(target));
    }

    private WireClient(
            HttpClient client,
            URI target,
            Map<String, String> headers,
            Endpoint endpoint,
            StreamLimits limits,
            @Nullable ModelFailure unsendable,
            boolean speaksOldest) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException(
                    "an HTTP client for models must never follow redirects (`Redirect.NEVER`): keys would go"
                            + " elsewhere");
        }
        this.client = client;
        this.target = target;
        this.headers = Map.copyOf(headers);
        this.endpoint = endpoint;
        this.limits = limits;
        this.unsendable = unsendable;
        this.speaksOldest = speaksOldest;
        request(new RequestBody(), Map.of());
    }

    /** The same, but it sends nothing and fails for that reason. */
    WireClient refusing(ModelFailure why) {
        return new WireClient(client, target, headers, endpoint, limits, why, speaksOldest);
    }

    /** The same, but each request is sent in the version that the client prefers, whatever the address. */
    WireClient inItsVersion() {
        return new WireClient(client, target, headers, endpoint, limits, unsendable, false);
    }

    static void onVirtualThread(Runnable task) {
        Thread.ofVirtual().name("armature-http").start(task);
    }

    static boolean isPlain(URI target) {
        return target.getScheme().equalsIgnoreCase("http");
    }

    /** Sends the body and returns the answer as it comes; while a {@link LoopbackHold} forbids it, nothing is sent. */
    public ModelStream send(RequestBody body, WireDecoder decoder) {
        return send(body, decoder, Map.of());
    }

    /** The same with those headers, which replace others of the same names. */
    public ModelStream send(RequestBody body, WireDecoder decoder, Map<String, String> more) {
        Optional<String> refusal = refusal();
        if (refusal.isPresent()) {
            return new UnsentStream(endpoint.held(refusal.get()));
        }
        return unsendable != null
                ? new UnsentStream(unsendable)
                : WireStream.open(client, request(body, more), endpoint, limits, decoder);
    }

    /**
     * Sends the body to another address of the same provider, or just asks that address if the body is empty, and waits for
     * the JSON object that answers it.
     *
     * @throws ModelFailedException when there is none
     */
    public JsonNode call(URI address, RequestBody body) throws InterruptedException {
        Optional<String> refusal = refusal();
        if (refusal.isPresent()) {
            throw new ModelFailedException(endpoint.held(refusal.get()));
        }
        if (unsendable != null) {
            throw new ModelFailedException(unsendable);
        }
        HttpRequest.Builder request = builder(address, Map.of("accept", "application/json"));
        HttpRequest built = body.length() == 0
                ? request.GET().build()
                : request.POST(body.publisher()).build();
        return switch (new PlainCall(endpoint, limits.first()).send(client, built)) {
            case PlainCall.Reply.Told(JsonNode object) -> object;
            case PlainCall.Reply.Refused(ModelFailure failure) -> throw new ModelFailedException(failure);
        };
    }

    private Optional<String> refusal() {
        return LoopbackHold.refusal(target, client.proxy().orElseGet(ProxySelector::getDefault));
    }

    /** The answer to a request that is not sent for that reason. */
    public ModelStream unsent(ModelFailure why) {
        return new UnsentStream(why);
    }

    private HttpRequest request(RequestBody body, Map<String, String> more) {
        return builder(target, more)
                .POST(body.length() == 0 ? HttpRequest.BodyPublishers.noBody() : body.publisher())
                .build();
    }

    private HttpRequest.Builder builder(URI address, Map<String, String> more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (speaksOldest) {
            request.version(HttpClient.Version.HTTP_1_1);
        }
        headers.forEach((name, value) -> header(request, name, value));
        more.forEach((name, value) -> header(request, name, value));
        return request;
    }

    private static void header(HttpRequest.Builder request, String name, String value) {
        try {
            request.setHeader(name, value);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    "the header `" + name + "` cannot be set, or its value (not shown) holds what no header may hold");
        }
    }
}
