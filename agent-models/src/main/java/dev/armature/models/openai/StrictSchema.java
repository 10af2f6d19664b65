package dev.armature.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.models.http.WireJson;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a schema may be asked for strictly: every object closed, every property required, and nothing in it that cannot
 * be asked for strictly. Asking strictly for another schema is an error at OpenAI, so what is not known to be allowed is
 * asked for loosely.
 */
final class StrictSchema {
    /** What strict schemas must not say; and a default, for a property that could be left out. */
    private static final List<String> NEVER = List.of(
            "allOf",
            "oneOf",
            "not",
            "if",
            "then",
            "else",
            "dependentRequired",
            "dependentSchemas",
            "patternProperties",
            "propertyNames",
            "unevaluatedProperties",
            "unevaluatedItems",
            "prefixItems",
            "contains",
            "default");

    /** Where schemas stand by name; the names are nobody's keywords. */
    private static final List<String> NAMED = List.of("properties", "$defs", "definitions");

    private StrictSchema() {}

    static boolean allows(String schema) {
        JsonNode root = WireJson.read(schema);
        return root.path("type").asText().equals("object") && isStrict(root);
    }

    private static boolean isStrict(JsonNode schema) {
        boolean saysWhat = schema.has("type") || schema.has("anyOf") || schema.has("$ref");
        if (!saysWhat || NEVER.stream().anyMatch(schema::has)) {
            return false; // a schema may also be `true`, or say nothing: then it takes any object
        }
        if (isFor("object", schema) && !isClosed(schema)) {
            return false;
        }
        if (isFor("array", schema) && !isStrict(schema.path("items"))) {
            return false;
        }
        return areStrict(schema.path("anyOf")) && NAMED.stream().allMatch(name -> areStrict(schema.path(name)));
    }

    private static boolean areStrict(JsonNode schemas) {
        for (JsonNode each : schemas) {
            if (!isStrict(each)) {
                return false;
            }
        }
        return true;
    }

    /** Whether values of that type are taken; a schema that speaks of properties is for objects, whatever it says. */
    private static boolean isFor(String type, JsonNode schema) {
        JsonNode said = schema.path("type");
        boolean isSaid = said.asText().equals(type);
        for (JsonNode each : said) {
            isSaid |= each.asText().equals(type);
        }
        boolean isMeant = type.equals("object") && (schema.has("properties") || schema.has("additionalProperties"));
        return isSaid || isMeant;
    }

    private static boolean isClosed(JsonNode schema) {
        JsonNode open = schema.path("additionalProperties");
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        Set<String> properties = new HashSet<>();
        schema.path("properties").fieldNames().forEachRemaining(properties::add);
        return open.isBoolean()
                && !open.booleanValue()
                && schema.path("properties").isObject()
                && required.equals(properties);
    }
}
