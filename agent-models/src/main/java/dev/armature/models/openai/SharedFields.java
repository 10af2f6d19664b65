package dev.armature.models.openai;

import dev.armature.core.model.ModelRequest;
import dev.armature.models.http.JsonBytes;

/** What both formats say in the same words. */
final class SharedFields {
    private static final int LONGEST_CACHE_KEY = 64;

    private SharedFields() {}

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
