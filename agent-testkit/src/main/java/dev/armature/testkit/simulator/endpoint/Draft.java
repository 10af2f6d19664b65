package dev.armature.testkit.simulator.endpoint;

import dev.armature.testkit.simulator.cache.CacheResult;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.http.HttpRequest;
import dev.armature.testkit.simulator.journal.JournalEntry;
import dev.armature.testkit.simulator.journal.RawBody;
import dev.armature.testkit.simulator.request.SimRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A journal entry while its request is being handled, by the one thread that handles it. */
final class Draft {
    private static final Set<String> SECRETS = Set.of("x-api-key", "authorization", "proxy-authorization");

    final HttpRequest request;
    final Instant at;
    final String requestId;
    private final List<Fault> faults = new ArrayList<>();
    private byte @Nullable [] unpacked;
    private @Nullable SimRequest understood;
    private @Nullable CacheResult cached;
    private long outputTokens;
    private String error = "";

    Draft(HttpRequest request, Instant at, String requestId) {
        this.request = request;
        this.at = at;
        this.requestId = requestId;
    }

    /** The body, uncompressed. Not a copy: only to be read. */
    byte[] body() {
        return unpacked == null ? request.body() : unpacked;
    }

    void unpacked(byte[] plain) {
        unpacked = plain;
    }

    void understood(SimRequest simRequest) {
        understood = simRequest;
    }

    void cached(CacheResult result) {
        cached = result;
    }

    void answered(long tokens) {
        outputTokens = tokens;
    }

    void struckBy(List<Fault> struck) {
        faults.addAll(struck);
    }

    void refused(String message) {
        error = message;
    }

    JournalEntry entry(long number, int status) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.replaceAll((name, value) -> SECRETS.contains(name) ? "(left out)" : value);
        var body = new RawBody(request.body());
        return new JournalEntry(
                number,
                at,
                request.method(),
                request.path(),
                request.rawQuery(),
                headers,
                body,
                unpacked == null ? body : new RawBody(unpacked),
                requestId,
                status,
                understood,
                cached == null ? null : cached.usage(),
                cached == null ? null : cached.explanation(),
                outputTokens,
                faults,
                error);
    }
}
