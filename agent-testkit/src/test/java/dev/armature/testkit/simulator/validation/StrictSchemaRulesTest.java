package dev.armature.testkit.simulator.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.testkit.simulator.json.Json;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which schemas OpenAI's formats take when they are to be kept strictly. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StrictSchemaRulesTest {
    private static final String CLOSED = "'additionalProperties' is required to be supplied and to be false.";
    private static final String ALL =
            "'required' is required to be supplied and to be an array including every key in properties. ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"type":"object","additionalProperties":false}""",
                """
                {"type":"object","properties":{},"required":[],"additionalProperties":false}""",
                """
                {"type":"object","properties":{"a":{"type":["string","null"]}},"required":["a"],"additionalProperties":false}""",
                """
                {"type":"object","properties":{"properties":{"type":"string"},"items":{"type":"array","items":{"type":"string"}}},\
                "required":["items","properties"],"additionalProperties":false}""",
                """
                {"type":"object","properties":{"a":{"$ref":"#/$defs/A"}},"required":["a"],"additionalProperties":false,\
                "$defs":{"A":{"type":"object","properties":{"b":{"type":"integer"}},"required":["b"],"additionalProperties":false}}}""",
            })
    void closed_objects_that_require_all_they_have_are_taken(String schema) {
        assertThat(StrictSchemaRules.problem("function 'f'", Json.read(schema))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"array","items":{"type":"string"}} | schema must be a JSON Schema of 'type: "object"'.
            {"anyOf":[{"type":"object","additionalProperties":false}]} | schema must be a JSON Schema of 'type: "object"'.
            {"type":"object"} | In context=(), CLOSED
            {"type":"object","additionalProperties":true} | In context=(), CLOSED
            {"type":"object","additionalProperties":{"type":"string"}} | In context=(), CLOSED
            {"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false} | In context=(), ALL Missing 'a'.
            {"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"required":["a"],"additionalProperties":false} | In context=(), ALL Missing 'b'.
            {"type":"object","properties":{"a":{"type":"string"}},"required":["a","b"],"additionalProperties":false} | In context=(), ALL Extra required key 'b' supplied.
            {"type":"object","properties":{"a":{"type":"object"}},"required":["a"],"additionalProperties":false} | In context=('properties', 'a'), CLOSED
            {"type":"object","properties":{"a":{"type":["object","null"]}},"required":["a"],"additionalProperties":false} | In context=('properties', 'a'), CLOSED
            {"type":"object","properties":{"a":{"type":"array","items":{"type":"object"}}},"required":["a"],"additionalProperties":false} | In context=('properties', 'a', 'items'), CLOSED
            {"type":"object","properties":{"a":{"anyOf":[{"type":"null"},{"type":"object"}]}},"required":["a"],"additionalProperties":false} | In context=('properties', 'a', 'anyOf', '1'), CLOSED
            {"type":"object","additionalProperties":false,"$defs":{"A":{"properties":{}}}} | In context=('$defs', 'A'), CLOSED
            """)
    void other_schemas_are_refused_with_the_place(String schema, String says) {
        String whole = says.replace("CLOSED", CLOSED).replace("ALL ", ALL);

        assertThat(StrictSchemaRules.problem("function 'f'", Json.read(schema)))
                .contains("Invalid schema for function 'f': " + whole);
    }
}
