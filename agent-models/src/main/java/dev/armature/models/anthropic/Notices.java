package dev.armature.models.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.core.model.ModelNotice;
import dev.armature.core.model.ModelNotice.CacheDiagnosed;
import dev.armature.core.model.ModelNotice.ReasoningDropped;
import dev.armature.models.http.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what is said beside an answer when it begins: what was changed in the request, and what became of the cache. */
final class Notices {
    private static final int LONGEST_WORD = 200;

    /** They are words and paths, and may be shown in a terminal. */
    private static final Pattern UNSHOWABLE = Pattern.compile("[^A-Za-z0-9_.\\[\\]-]");

    private Notices() {}

    /** What the beginning of a message says. */
    static List<ModelNotice> of(JsonNode message) {
        List<ModelNotice> notices = new ArrayList<>();
        for (JsonNode change : message.path("input_transformations")) {
            if (change.path("type").asText("").equals("thinking_dropped")) {
                notices.add(new ReasoningDropped(word(change.path("path")), word(change.path("reason")), true));
                break; // what is dropped behind the first follows from it
            }
        }
        JsonNode diagnosis = message.path("diagnostics");
        diagnosis = diagnosis.has("cache_miss_reason") ? diagnosis.path("cache_miss_reason") : diagnosis;
        String reason = word(diagnosis.path("type"));
        if (!reason.isEmpty()) {
            JsonNode missed = diagnosis.path("cache_missed_input_tokens");
            notices.add(new CacheDiagnosed(reason, WireJson.isTokens(missed) ? WireJson.tokens(missed) : null));
        }
        return notices;
    }

    private static String word(JsonNode value) {
        String word = value.isTextual() ? value.textValue() : "";
        String bounded = word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD);
        return UNSHOWABLE.matcher(bounded).replaceAll("?");
    }
}
