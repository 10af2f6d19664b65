package dev.armature.testkit.simulator.http;

import java.util.Map;
import java.util.Optional;

/** One request as it came in. */
public final class HttpRequest {
    private final String method;
    private final String path;
    private final String rawQuery;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final byte[] body;

    HttpRequest(
            String method,
            String path,
            String rawQuery,
            Map<String, String> query,
            Map<String, String> headers,
            byte[] body) {
        this.method = method;
        this.path = path;
        this.rawQuery = rawQuery;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    public String method() {
        return method;
    }

    /** Without the query. */
    public String path() {
        return path;
    }

    /** As it came, without its question mark; empty for none. */
    public String rawQuery() {
        return rawQuery;
    }

    /** The same request, which asks by GET. */
    public HttpRequest asGet() {
        return new HttpRequest("GET", path, rawQuery, query, headers, body);
    }

    /** Decoded; of a name that comes twice, the last value. */
    public Map<String, String> query() {
        return query;
    }

    /** Names in lower case; a repeated header has its values joined by a comma. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The value of one header. */
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** Not a copy: only to be read. */
    public byte[] body() {
        return body;
    }

    boolean closesConnection() {
        return header("connection")
                .map(value -> value.equalsIgnoreCase("close"))
                .orElse(false);
    }
}
