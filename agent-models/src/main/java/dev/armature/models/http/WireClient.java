package dev.armature.models.http;

import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelStream;
import dev.armature.tools.network.LoopbackHold;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
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

    /**
     * @param headers sent with each request; may hold secrets
     * @throws IllegalArgumentException when a header is not allowed, or the client would follow redirects; header values are
     *     not shown
     */
    public WireClient(
            HttpClient client, URI target, Map<String, String> headers, Endpoint endpoint, StreamLimits limits) {
        this(client, target, headers, endpoint, limits, null);
    }

    private WireClient(
            HttpClient client,
            URI target,
            Map<String, String> headers,
            Endpoint endpoint,
            StreamLimits limits,
            @Nullable ModelFailure unsendable) {
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
        request(new RequestBody(), Map.of());
    }

    /** The same, but it sends nothing and fails for that reason. */
    WireClient refusing(ModelFailure why) {
        return new WireClient(client, target, headers, endpoint, limits, why);
    }

    /**
     * A client for that address with no more than the JDK's own threads. Over HTTPS callbacks run on virtual ones, because
     * there they may have to do with certificates and take long; over plain HTTP on the client's own, because ours only put
     * something down.
     */
    static HttpClient standardClient(Duration connectTimeout, URI target) {
        return HttpClient.newBuilder()
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(isPlain(target) ? Runnable::run : WireClient::onVirtualThread)
                .build();
    }

    private static void onVirtualThread(Runnable task) {
        Thread.ofVirtual().name("armature-http").start(task);
    }

    private static boolean isPlain(URI target) {
        return target.getScheme().equalsIgnoreCase("http");
    }

    /** Sends the body and returns the answer as it comes; while a {@link LoopbackHold} forbids it, nothing is sent. */
    public ModelStream send(RequestBody body, WireDecoder decoder) {
        return send(body, decoder, Map.of());
    }

    /** The same with those headers, which replace others of the same names. */
    public ModelStream send(RequestBody body, WireDecoder decoder, Map<String, String> more) {
        Optional<String> refusal = LoopbackHold.refusal(target, client.proxy().orElseGet(ProxySelector::getDefault));
        if (refusal.isPresent()) {
            return new UnsentStream(endpoint.held(refusal.get()));
        }
        return unsendable != null
                ? new UnsentStream(unsendable)
                : WireStream.open(client, request(body, more), endpoint, limits, decoder);
    }

    private HttpRequest request(RequestBody body, Map<String, String> more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .POST(body.length() == 0 ? HttpRequest.BodyPublishers.noBody() : body.publisher());
        if (isPlain(target)) {
            request.version(HttpClient.Version.HTTP_1_1);
        }
        headers.forEach((name, value) -> header(request, name, value));
        more.forEach((name, value) -> header(request, name, value));
        return request.build();
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
