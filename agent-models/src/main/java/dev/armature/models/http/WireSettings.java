package dev.armature.models.http;

import dev.armature.core.model.ApiKey;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What every builder of a model asks for: where, with which key, which headers, and how long to wait. Not thread-safe. */
public final class WireSettings {
    private static final String VERSION = "0.1";

    /** Headers in which a caller may send a key in a way of his own. */
    private static final List<String> CREDENTIALS = List.of("authorization", "x-api-key");

    private final String provider;
    private final URI usual;
    private final String keyName;
    private final String baseName;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable ApiKey key;
    private String keyHeader = "";
    private URI base;
    private StreamLimits limits = StreamLimits.standard();
    private Connecting connecting = Connecting.standard();
    private @Nullable HttpClient client;

    /**
     * @param provider as a person calls it
     * @param base where it usually is, and is not to be asked without a key
     * @param keyName the environment variable that usually holds the key
     * @param baseName the environment variable that usually holds the base URL
     */
    public WireSettings(String provider, URI base, String keyName, String baseName) {
        this.provider = provider;
        this.base = base;
        this.usual = base;
        this.keyName = keyName;
        this.baseName = baseName;
        headers.put("content-type", "application/json");
        headers.put("accept", "text/event-stream");
        headers.put("user-agent", "armature/" + VERSION);
    }

    /** A header that carries the key, after some words such as {@code Bearer}; a key that was set before is not sent. */
    public void key(String header, String before, ApiKey key) {
        headers.remove(keyHeader);
        keyHeader = header;
        this.key = key;
        headers.put(header, before + key.secret());
    }

    /** A header of the caller's. Its value may be a secret too. */
    public void header(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
    }

    /** What a header of the caller's says so far; empty if it is not sent. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** Where to ask. */
    public void base(URI address) {
        base = BaseUri.checked(address);
    }

    /** Where to ask, if the variable that usually holds the base URL is set there. */
    public void baseIn(Map<String, String> variables) {
        String address = variables.getOrDefault(baseName, "");
        if (!address.isBlank()) {
            base(BaseUri.parse(baseName, address));
        }
    }

    /** Where to ask. */
    public URI base() {
        return base;
    }

    /** How long a connection may take. Of no effect when the caller brings a client. */
    public void connectTimeout(Duration longest) {
        connecting = connecting.timeout(longest);
    }

    /** Through which proxies. */
    public void proxy(ProxySelector proxies) {
        connecting = connecting.proxy(proxies);
    }

    /** Whom to trust, and with which certificate to show oneself. */
    public void sslContext(SSLContext context) {
        connecting = connecting.sslContext(context);
    }

    /** In which version of HTTP, if the server can. */
    public void httpVersion(HttpClient.Version version) {
        connecting = connecting.version(version);
    }

    /** The longest wait for the first event. */
    public void firstEventTimeout(Duration longest) {
        limits = limits.first(longest);
    }

    /** The longest silence in an answer. */
    public void idleTimeout(Duration longest) {
        limits = limits.idle(longest);
    }

    /** The most bytes of one answer. */
    public void maxAnswerBytes(long most) {
        limits = limits.bytes(most);
    }

    /** The caller's client. */
    public void client(HttpClient client) {
        this.client = Objects.requireNonNull(client, "client");
    }

    /** The endpoint's words for failures. */
    public Endpoint endpoint(String model) {
        List<ApiKey> keys = key == null ? List.of() : List.of(key);
        return new Endpoint(provider, base, model, keyName, baseName, keys, headers);
    }

    /** Whether it is the provider itself that is asked, and not somebody who speaks the same format. */
    public boolean isOfficial() {
        return Objects.equals(base.getHost(), usual.getHost());
    }

    /** A client for that address. It sends nothing to the provider's usual one while there is no key. */
    public WireClient open(URI target, Endpoint endpoint) {
        if (client != null && connecting.isChosen()) {
            throw new IllegalArgumentException(
                    "an HTTP client was brought, and a proxy, certificates or a version of HTTP"
                            + " were said besides: say them to that client, or leave it out");
        }
        HttpClient used = client == null ? connecting.client(target) : client;
        WireClient opened = new WireClient(used, target, headers, endpoint, limits);
        opened = connecting.hasVersion() ? opened.inItsVersion() : opened;
        return lacksKey() ? opened.refusing(endpoint.keyless()) : opened;
    }

    /** A header of the caller's, or a client of his, may bring what we know nothing of. */
    private boolean lacksKey() {
        return key == null && client == null && CREDENTIALS.stream().noneMatch(headers::containsKey) && isOfficial();
    }
}
