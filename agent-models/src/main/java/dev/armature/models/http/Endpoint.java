package dev.armature.models.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Where a model is asked, and in which words its failures are told to a person. No sentence ever holds a key, not even
 * one that a server repeats.
 */
public final class Endpoint {
    private static final int LONGEST_MESSAGE = 600;

    private final String provider;
    private final URI base;
    private final String model;
    private final String keyName;
    private final String baseName;
    private final boolean hasKey;
    private final Secrets secrets;

    /**
     * @param provider as a person calls it, such as {@code Anthropic}
     * @param keyName the environment variable that usually holds the key
     * @param baseName the environment variable that usually holds the base URL
     * @param keys what must never be told
     */
    public Endpoint(String provider, URI base, String model, String keyName, String baseName, List<ApiKey> keys) {
        this(provider, base, model, keyName, baseName, keys, Map.of());
    }

    /** @param headers what is sent; those that carry a key are not told either */
    Endpoint(
            String provider,
            URI base,
            String model,
            String keyName,
            String baseName,
            List<ApiKey> keys,
            Map<String, String> headers) {
        this.provider = provider;
        this.base = base;
        this.model = model;
        this.keyName = keyName;
        this.baseName = baseName;
        this.hasKey = !keys.isEmpty();
        this.secrets = Secrets.of(keys, headers);
    }

    /** The address as it may be shown: no user, no query. */
    public String address() {
        String port = base.getPort() < 0 ? "" : ":" + base.getPort();
        return base.getScheme() + "://" + base.getHost() + port + (base.getRawPath() == null ? "" : base.getRawPath());
    }

    /** This side closed the stream. */
    public ModelFailure cancelled() {
        return ModelFailure.of(Kind.CANCELLED, "The request to " + where() + " was cancelled.");
    }

    /** Nothing was sent, because this program is held back. */
    ModelFailure held(String why) {
        return ModelFailure.of(Kind.NETWORK, "Did not ask " + where() + ": " + why)
                .retryable(false);
    }

    /** Nothing was sent, because it would be refused. */
    public ModelFailure unsendable(String why) {
        return ModelFailure.of(Kind.INVALID_REQUEST, "Did not ask " + where() + ": " + clean(why) + ".");
    }

    /** Nothing was sent, because the provider takes no request without a key, and there is none. */
    ModelFailure keyless() {
        return ModelFailure.of(
                Kind.AUTHENTICATION,
                atFirst() + " wants an API key, and none is set, so nothing was sent. Set " + keyName + ", or "
                        + baseName + " if another server is meant.");
    }

    /** The answer ended too early. */
    public ModelFailure cutOff(String how) {
        return ModelFailure.of(Kind.CUT_OFF, "The answer of " + where() + " is not complete: " + how + ".");
    }

    /** What came is not what the wire format says. */
    public ModelFailure malformed(String what) {
        return ModelFailure.of(
                Kind.MALFORMED, "The answer of " + where() + " cannot be understood: " + clean(what) + ".");
    }

    /** The provider told of a failure inside the stream of an answer that had already begun. */
    public ModelFailure toldInStream(JsonNode error) {
        ErrorBody body = ErrorBody.of(error);
        Kind kind = FailureKinds.of(0, body);
        return new ModelFailure(kind, sentence(kind, "", body), null, nullIfEmpty(clipped(clean(body.requestId()))));
    }

    /** What came is packed in a way that nobody asked for and that is not understood here. */
    ModelFailure packed(String how) {
        return malformed("it is packed as `" + how + "`, which was not asked for. Something between here and the server"
                        + " may have done so")
                .retryable(false);
    }

    /** It holds more values than are kept; it would again. */
    public ModelFailure tooMany(String what) {
        return malformed("its " + what + " hold more than " + WireJson.MOST_VALUES + " values")
                .retryable(false);
    }

    ModelFailure tooLarge(long most) {
        ModelFailure failure = ModelFailure.of(
                Kind.MALFORMED, "The answer of " + where() + " was given up: it is longer than " + most + " bytes.");
        return failure.retryable(false);
    }

    ModelFailure late(boolean begun, Duration limit) {
        String what = begun ? "went silent: no progress" : "did not begin to answer";
        return ModelFailure.of(
                Kind.TIMEOUT, atFirst() + " " + what + " within " + limit.toMillis() / 1000.0 + " seconds.");
    }

    /** There was no answer at all. */
    ModelFailure unreachable(Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException) {
            return network("no connection within the time limit");
        }
        if (caused(cause, UnresolvedAddressException.class) || caused(cause, UnknownHostException.class)) {
            return network("there is no host `" + base.getHost() + "`");
        }
        if (cause instanceof SSLException) {
            return network("no secure connection (" + message(cause) + ")").retryable(false);
        }
        if (cause instanceof ConnectException) {
            return network("connection refused");
        }
        return ModelFailure.of(
                Kind.NETWORK,
                "The connection to " + where() + " broke before an answer came (" + message(cause) + ").");
    }

    private ModelFailure network(String how) {
        return ModelFailure.of(
                Kind.NETWORK,
                "Cannot reach " + where() + ": " + how + ". Check that the server runs and that the base URL ("
                        + baseName + ") is right.");
    }

    /** The server answered, but not with events. */
    ModelFailure refused(int status, HttpHeaders headers, byte[] bytes) {
        ErrorBody body = ErrorBody.parse(bytes);
        if (status / 100 == 2) {
            return withoutEvents(headers, body);
        }
        if (status / 100 == 3) {
            return redirected(status, headers);
        }
        Kind kind = FailureKinds.of(status, body);
        String requestId = headers.firstValue("request-id")
                .or(() -> headers.firstValue("x-request-id"))
                .orElse(body.requestId());
        ModelFailure failure = new ModelFailure(
                kind,
                sentence(kind, "HTTP " + status, body),
                RetryAfter.of(headers, Instant.now()).orElse(null),
                nullIfEmpty(clipped(clean(requestId))));
        Optional<String> should = headers.firstValue("x-should-retry");
        return should.isPresent() ? failure.retryable(should.get().equals("true")) : failure;
    }

    private ModelFailure withoutEvents(HttpHeaders headers, ErrorBody body) {
        if (body.isError()) {
            Kind kind = FailureKinds.of(0, body);
            return ModelFailure.of(kind, sentence(kind, "", body));
        }
        boolean isJson =
                headers.firstValue("content-type").orElse("").contains("json"); // it may be too long to be read whole
        return ModelFailure.of(
                        Kind.MALFORMED,
                        atFirst() + " answered with " + (isJson ? "plain JSON" : "a web page")
                                + " instead of a stream of events. Check the base URL (" + baseName + ").")
                .retryable(false);
    }

    /** Redirects are not followed: the request carries a key, and a key goes nowhere but where it was sent. */
    private ModelFailure redirected(int status, HttpHeaders headers) {
        String target = headers.firstValue("location").map(Endpoint::hostOf).orElse("an unnamed address");
        return ModelFailure.of(
                Kind.INVALID_REQUEST,
                atFirst() + " answered with a redirect (HTTP " + status + ") to " + clean(target)
                        + ", which is not followed because the request carries a key. If that address is right, set "
                        + baseName + " to it.");
    }

    private String sentence(Kind kind, String status, ErrorBody body) {
        String said = clipped(clean(body.message()));
        if (said.isEmpty() && !body.isJson() && !status.isEmpty()) {
            said = "no explanation, perhaps from a proxy";
        }
        String facts = String.join(
                ": ",
                List.of(status, said).stream().filter(part -> !part.isEmpty()).toList());
        String why = facts.isEmpty() ? "" : " (" + facts + ")";
        return switch (kind) {
            case AUTHENTICATION ->
                hasKey
                        ? atFirst() + " does not accept the API key" + why + ". Check " + keyName + "."
                        : atFirst() + " wants an API key" + why + ". Set " + keyName + ".";
            case PERMISSION -> atFirst() + " does not allow this to the API key" + why + ". Check what the key may do.";
            case MODEL_NOT_FOUND ->
                atFirst() + " does not know the model `" + model + "`" + why
                        + ". Check the model's name, and the base URL (" + baseName + ").";
            case INVALID_REQUEST -> atFirst() + " does not accept the request" + why + ".";
            case CONTEXT_TOO_LONG -> "The conversation is too long for the model `" + model + "`" + why + ".";
            case REQUEST_TOO_LARGE -> "The request has too many bytes for " + where() + why + ".";
            case RATE_LIMITED -> atFirst() + " asks to slow down" + why + ".";
            case QUOTA ->
                "The credit or quota at " + where() + " is used up" + why + ". Waiting does not help: see the account.";
            case OVERLOADED -> atFirst() + " is overloaded" + why + ".";
            case SERVER -> atFirst() + " failed" + why + ".";
            case TIMEOUT -> atFirst() + " gave up waiting" + why + ".";
            case NETWORK, CUT_OFF, MALFORMED, CANCELLED -> atFirst() + " did not answer" + why + ".";
        };
    }

    private String where() {
        return provider + " at " + address();
    }

    /** The same at the beginning of a sentence. */
    private String atFirst() {
        String where = where();
        return where.substring(0, 1).toUpperCase(Locale.ROOT) + where.substring(1);
    }

    /** On one line, with nothing in it that a terminal would obey, and without keys. */
    private String clean(String text) {
        return secrets.hiddenIn(ErrorBody.oneLine(text));
    }

    /** After what is secret was hidden: of a key that is cut in two, the rest would be told. */
    private static String clipped(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "...";
    }

    private String message(Throwable cause) {
        String message = cause.getMessage();
        return clean(message == null || message.isBlank() ? cause.getClass().getSimpleName() : message);
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
        Throwable current = failure;
        for (int depth = 0; current != null && depth < 8; depth++) {
            if (type.isInstance(current)) {
                return true;
            }
            current = current.getCause();
        }
        return false;
    }

    private static String hostOf(String location) {
        try {
            URI target = URI.create(location);
            return target.getHost() == null ? "another path of the same server" : "`" + target.getHost() + "`";
        } catch (IllegalArgumentException notAnAddress) {
            return "an unreadable address";
        }
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
