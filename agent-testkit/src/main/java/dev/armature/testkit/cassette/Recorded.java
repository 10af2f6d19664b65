package dev.armature.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One request and its answer, as they stand in the file.
 *
 * @param hash of the request
 * @param request as {@link RequestText} writes it
 * @param answer as {@link AnswerWriter} writes it
 */
record Recorded(String hash, ObjectNode request, JsonNode answer) {
    static final String MESSAGES = "messages";

    static Recorded of(ObjectNode request, JsonNode answer) {
        return new Recorded(RequestText.hash(request), request, answer);
    }

    JsonNode messages() {
        return request.get(MESSAGES);
    }

    /** All of the request but its messages; its parts are those of the request, and not to be changed. */
    ObjectNode setting() {
        ObjectNode setting = CassetteJson.object();
        setting.setAll(request);
        setting.remove(MESSAGES);
        return setting;
    }
}
