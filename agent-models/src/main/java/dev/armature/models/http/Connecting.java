package dev.armature.models.http;

import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How to connect, for whom does not bring an HTTP client.
 *
 * @param timeout how long a connection may take
 * @param proxies null for those of the whole program
 * @param context null for the JDK's own
 * @param version null for the usual one
 */
record Connecting(
        Duration timeout,
        @Nullable ProxySelector proxies,
        @Nullable SSLContext context,
        HttpClient.@Nullable Version version) {

    /** Fifteen seconds, and what the JDK does by itself. */
    static Connecting standard() {
        return new Connecting(Duration.ofSeconds(15), null, null, null);
    }

    Connecting timeout(Duration longest) {
        return new Connecting(longest, proxies, context, version);
    }

    Connecting proxy(ProxySelector selector) {
        return new Connecting(timeout, Objects.requireNonNull(selector, "selector"), context, version);
    }

    Connecting sslContext(SSLContext trusted) {
        return new Connecting(timeout, proxies, Objects.requireNonNull(trusted, "trusted"), version);
    }

    Connecting version(HttpClient.Version preferred) {
        return new Connecting(timeout, proxies, context, Objects.requireNonNull(preferred, "preferred"));
    }

    /** Whether anything was said that a client of the caller's would have to know. */
    boolean isChosen() {
        return proxies != null || context != null || version != null;
    }

    boolean hasVersion() {
        return version != null;
    }

    /**
     * A client for that address with no more than the JDK's own threads. Over HTTPS callbacks run on virtual ones, because
     * there they may have to do with certificates and take long; over plain HTTP on the client's own, because ours only put
     * something down.
     */
    HttpClient client(URI target) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(WireClient.isPlain(target) ? Runnable::run : WireClient::onVirtualThread);
        if (proxies != null) {
            client.proxy(proxies);
        }
        if (context != null) {
            client.sslContext(context);
        }
        if (version != null) {
            client.version(version);
        }
        return client.build();
    }
}
