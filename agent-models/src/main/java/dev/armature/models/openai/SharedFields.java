package dev.armature.models.openai;

import dev.armature.core.model.ModelRequest;
import dev.armature.models.http.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What both formats say in the same words. */
final class SharedFields {
    private static final int LONGEST_CACHE_KEY = 64;

    private static final byte[] MARK =
            ",\"prompt_cache_breakpoint\":{\"mode\":\"explicit\"}".getBytes(StandardCharsets.US_ASCII);

    /** Says that what is cached is what is marked, with a comma before it. */
    static final String CACHE_OPTIONS = ",\"prompt_cache_options\":{\"mode\":\"explicit\",\"ttl\":\"30m\"}";

    private SharedFields() {}

    /** What a part says that carries one of the request's cache marks, by the number of its segment. */
    static NavigableMap<Integer, byte[]> cacheMarkers(ModelRequest request) {
        NavigableMap<Integer, byte[]> markers = new TreeMap<>();
        request.cacheMarks().keySet().forEach(segment -> markers.put(segment, MARK));
        return markers;
    }

    /** By which key requests are brought together; nothing when there is none. */
    static void cacheKey(ModelRequest request, JsonBytes out) {
        String key = request.cacheKey();
        if (!key.isEmpty()) {
            out.raw(",\"prompt_cache_key\":").string(key.substring(0, Math.min(LONGEST_CACHE_KEY, key.length())));
        }
    }

    /** The fields of a format that an answer must follow. */
    static void answerSchema(String schema, JsonBytes out) {
        out.raw("\"name\":\"answer\",\"schema\":").raw(schema);
        out.raw(",\"strict\":" + StrictSchema.allows(schema));
    }
}
