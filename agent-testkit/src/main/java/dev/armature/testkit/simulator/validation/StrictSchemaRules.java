package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What both formats of OpenAI's ask of a schema that is to be kept strictly: an object at the top, and every object closed and
 * with all of its properties required. Which other words of JSON Schema they take is not looked at.
 */
final class StrictSchemaRules {
    private static final List<String> NAMED = List.of("properties", "$defs", "definitions");
    private static final List<String> LISTED = List.of("anyOf", "oneOf", "allOf", "prefixItems");

    private StrictSchemaRules() {}

    /**
     * What is wrong with the schema.
     *
     * @param of what it describes, in the provider's words, such as {@code function 'read'}
     */
    static Optional<String> problem(String of, JsonNode schema) {
        Optional<String> wrong = schema.path("type").asText().equals("object")
                ? problem(List.of(), schema)
                : Optional.of("schema must be a JSON Schema of 'type: \"object\"'.");
        return wrong.map(says -> "Invalid schema for " + of + ": " + says);
    }

    private static Optional<String> problem(List<String> context, JsonNode schema) {
        if (isObject(schema)) {
            Optional<String> open = closed(schema).or(() -> required(schema));
            if (open.isPresent()) {
                return open.map(says -> "In context=" + written(context) + ", " + says);
            }
        }
        return parts(context, schema).stream()
                .flatMap(part -> problem(part.context(), part.schema()).stream())
                .findFirst();
    }

    private static boolean isObject(JsonNode schema) {
        JsonNode type = schema.path("type");
        boolean among = false;
        for (JsonNode one : type) {
            among |= one.asText().equals("object");
        }
        return among || type.asText().equals("object") || schema.has("properties");
    }

    private static Optional<String> closed(JsonNode schema) {
        JsonNode additional = schema.path("additionalProperties");
        return additional.isBoolean() && !additional.booleanValue()
                ? Optional.empty()
                : Optional.of("'additionalProperties' is required to be supplied and to be false.");
    }

    private static Optional<String> required(JsonNode schema) {
        String rule = "'required' is required to be supplied and to be an array including every key in properties. ";
        Set<String> missing = new LinkedHashSet<>();
        schema.path("properties").fieldNames().forEachRemaining(missing::add);
        Set<String> extra = new LinkedHashSet<>();
        for (JsonNode name : schema.path("required")) {
            if (!missing.remove(name.asText())) {
                extra.add(name.asText());
            }
        }
        if (!missing.isEmpty()) {
            return Optional.of(rule + "Missing '" + missing.iterator().next() + "'.");
        }
        return extra.stream().findFirst().map(name -> rule + "Extra required key '" + name + "' supplied.");
    }

    private record Part(List<String> context, JsonNode schema) {}

    /** The schemas within a schema; not everything that is called as a keyword, for a property may be called so too. */
    private static List<Part> parts(List<String> context, JsonNode schema) {
        List<Part> parts = new ArrayList<>();
        for (String word : NAMED) {
            schema.path(word)
                    .properties()
                    .forEach(named -> parts.add(new Part(within(context, word, named.getKey()), named.getValue())));
        }
        for (String word : LISTED) {
            for (int i = 0; i < schema.path(word).size(); i++) {
                parts.add(new Part(
                        within(context, word, String.valueOf(i)),
                        schema.path(word).path(i)));
            }
        }
        if (schema.path("items").isObject()) {
            parts.add(new Part(within(context, "items"), schema.path("items")));
        }
        return parts;
    }

    private static List<String> within(List<String> context, String... more) {
        List<String> inner = new ArrayList<>(context);
        inner.addAll(List.of(more));
        return inner;
    }

    /** As the provider writes it. */
    private static String written(List<String> context) {
        return context.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", ", "(", ")"));
    }
}
