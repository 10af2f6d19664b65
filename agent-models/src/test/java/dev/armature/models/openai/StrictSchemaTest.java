package dev.armature.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.tools.schema.RecordSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class StrictSchemaTest {
    enum Size {
        SMALL,
        LARGE
    }

    record Line(String text, Size size) {}

    record Closed(String name, List<Line> lines, Line first) {}

    record WithMap(String name, Map<String, String> labels) {}

    record WithMapWithin(List<WithMap> all) {}

    record WithOptional(Optional<String> name) {}

    record Nothing() {}

    @Test
    void records_are_asked_for_strictly_unless_something_in_them_is_open_or_may_be_left_out() {
        assertThat(allows(Closed.class)).isTrue();
        assertThat(allows(Nothing.class)).isTrue();
        assertThat(allows(WithMap.class)).isFalse();
        assertThat(allows(WithMapWithin.class)).isFalse();
        assertThat(allows(WithOptional.class)).isFalse();
    }

    /** Each is the schema of a property of an object that is closed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'string','description':'if not','enum':['a','properties']}",
                "{'type':['string','null']}",
                "{'anyOf':[{'type':'string'},{'type':'array','items':{'type':'number'}}]}",
                "{'$ref':'#'}",
                "{'type':'object','properties':{'type':{'type':'string'},'properties':{'type':'string'}},"
                        + "'required':['properties','type'],'additionalProperties':false}"
            })
    void what_is_closed_all_the_way_down_is_strict(String property) {
        assertThat(StrictSchema.allows(around(property))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "{}",
                "{'description':'anything'}",
                "{'type':'object'}",
                "{'type':'object','additionalProperties':false}",
                "{'type':'object','additionalProperties':{'type':'string'}}",
                "{'type':['object','null'],'additionalProperties':{'type':'string'}}",
                "{'type':'object','properties':{},'additionalProperties':true}",
                "{'type':'object','properties':{}}",
                "{'properties':{'a':{'type':'string'}},'required':['a']}",
                "{'type':'object','properties':{'a':{'type':'string'}},'required':[],'additionalProperties':false}",
                "{'type':'object','properties':{'a':{}},'required':['a'],'additionalProperties':false}",
                "{'type':'array'}",
                "{'type':'array','items':{'type':'object'}}",
                "{'type':['array','null'],'items':true}",
                "{'anyOf':[{'type':'string'},{'type':'object'}]}",
                "{'oneOf':[{'type':'string'},{'type':'number'}],'type':'string'}",
                "{'allOf':[{'type':'string'}],'type':'string'}",
                "{'type':'string','default':'a'}",
                "{'$ref':'#/$defs/open','$defs':{'open':{'type':'object'}}}"
            })
    void what_is_open_anywhere_is_not(String property) {
        assertThat(StrictSchema.allows(around(property))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "true", "[]", "{'type':'string'}", "{'anyOf':[]}"})
    void what_is_no_object_at_its_root_is_not(String schema) {
        assertThat(StrictSchema.allows(schema.replace('\'', '"'))).isFalse();
    }

    private static boolean allows(Class<? extends Record> type) {
        return StrictSchema.allows(RecordSchema.of(type).json());
    }

    private static String around(String property) {
        return "{'type':'object','properties':{'it':%s},'required':['it'],'additionalProperties':false}"
                .formatted(property)
                .replace('\'', '"');
    }
}
