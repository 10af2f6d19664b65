package dev.armature.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.models.http.WireJson;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether a schema may be asked for strictly: every object closed, every property required. Asking strictly for another
 * schema is an error at OpenAI.
 */
final class StrictSchema {
    private StrictSchema() {}

    static boolean allows(String schema) {
        JsonNode root = WireJson.read(schema);
        return root.path("type").asText().equals("object") && allows(root);
    }

    private static boolean allows(JsonNode schema) {
        if (schema.has("properties") && !isClosed(schema)) {
            return false;
        }
        for (JsonNode part : schema) {
            if (part.isContainerNode() && !allows(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isClosed(JsonNode schema) {
        JsonNode open = schema.path("additionalProperties");
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        Set<String> properties = new HashSet<>();
        schema.path("properties").fieldNames().forEachRemaining(properties::add);
        return open.isBoolean() && !open.booleanValue() && required.equals(properties);
    }
}
