package dev.armature.testkit.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.fault.AnswerFault;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.LineFault;
import dev.armature.testkit.simulator.fault.StreamFault;
import dev.armature.testkit.simulator.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema of scripts says what the reader takes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ScriptSchemaTest {

    private static final JsonNode TEXT = Json.read(Script.schema());
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TEXT);

    private static final JsonSchema ORDERS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Json.MAPPER
                    .createObjectNode()
                    .put("$ref", "#/$defs/faultOrder")
                    .set("$defs", TEXT.path("$defs")));

    private static final JsonSchema SETTINGS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Json.MAPPER
                    .createObjectNode()
                    .put("$ref", "#/$defs/settings")
                    .set("$defs", TEXT.path("$defs")));

    /** A value that each field of a fault may have. */
    private static final JsonNode EXAMPLES = Json.read("""
            { "retryAfterSeconds": 1, "retryAfterMs": 1, "retryAt": "2026-01-31T10:00:00Z", "errorCode": "x",
              "shouldRetry": true, "actual": 2, "max": 1, "prompt": 1, "maxTokens": 1, "window": 1, "model": "x",
              "location": "/", "bytesPerSec": 1, "events": 1, "ms": 1, "bytes": 1, "reset": true, "error": "x",
              "message": "x", "afterEvents": 1, "count": 1, "intervalMs": 1, "category": "x", "explanation": "x",
              "code": "x" }
            """);

    @Test
    void everything_that_can_be_said_is_in_it() {
        String script = """
                { "$schema": "script.schema.json", "turns": [
                  { "match": { "turnIndex": 0, "hasToolResult": false, "lastUserContains": "x", "toolResultContains": "y",
                               "systemContains": "z", "toolsInclude": ["weather"] },
                    "reply": { "blocks": [ { "type": "text", "text": "a" }, { "type": "thinking", "text": "b" },
                                           { "type": "thinking", "thinking": "b" }, { "type": "redacted", "data": "c" },
                                           { "type": "redacted" },
                                           { "type": "tool_use", "name": "weather", "input": { "city": "Oslo" } },
                                           { "type": "raw", "json": { "type": "novel" } }, { "type": "novel", "x": 1 } ],
                               "stopReason": "end_turn" },
                    "chunking": { "chars": 3, "bytes": 0, "splitUtf8": true, "splitEscapes": true },
                    "delays": { "ttftMs": 10, "perChunkMs": 1, "stallAtChunk": 2, "stallMs": 50, "realTime": true },
                    "faults": [ { "type": "http429", "retryAfterSeconds": 1, "errorCode": "x", "shouldRetry": true,
                                  "frequency": { "every": 2 } } ],
                    "repeat": true },
                  { "match": {} } ] }
                """;

        assertThat(SCHEMA.validate(Json.read(script))).isEmpty();
        assertThat(Script.parse(script)).isNotNull();
    }

    @Test
    void a_script_may_be_a_list_of_turns_alone() {
        String script = "[{\"match\": {}}]";

        assertThat(SCHEMA.validate(Json.read(script))).isEmpty();
        assertThat(Script.parse(script)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"preservedThinking\": \"drop_block\"}",
                "{\"rateLimits\": {\"requests\": 1, \"inputTokens\": 2, \"outputTokens\": 3}}",
                "{\"models\": [{\"id\": \"a\", \"like\": \"claude-opus-5-5\", \"displayName\": \"A\","
                        + " \"createdAt\": \"2026-01-31T10:00:00Z\", \"contextWindow\": 1, \"maxOutputTokens\": 1,"
                        + " \"minCacheTokens\": 0, \"tokenMultiplier\": 1.3, \"readPrice\": 0.05, \"rank\": 1,"
                        + " \"prefill\": true, \"samplingParameters\": true, \"systemMessages\": true,"
                        + " \"forcedToolUse\": true, \"thinkingTypes\": [\"enabled\"], \"efforts\": [\"low\"],"
                        + " \"cacheStep\": 128, \"preservedThinking\": true, \"thinkingReach\": \"system\","
                        + " \"effortReach\": \"nothing\"}]}",
            })
    void settings_are_described_with_all_that_they_may_say(String settings) {
        assertThat(SETTINGS.validate(Json.read(settings))).isEmpty();
        ModelSimulator.builder().settings(settings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                                   | settings are an object with some of `models`, `preservedThinking` and `rateLimits`, was `[]`
            {"model": []}                        | expected of the settings one of [$schema, models, preservedThinking, rateLimits], was `model`
            {"preservedThinking": "on"}          | expected of the settings as `preservedThinking` `off`, `error` or `drop_block`, was `"on"`
            {"models": [{}]}                     | expected of a model a field `id`
            {"models": [{"id": "a", "price": 1}]} | expected of a model one of [cacheStep, contextWindow, createdAt, displayName, effortReach, efforts, forcedToolUse, id, like, maxOutputTokens, minCacheTokens, prefill, preservedThinking, rank, readPrice, samplingParameters, systemMessages, thinkingReach, thinkingTypes, tokenMultiplier], was `price`
            {"models": [{"id": "a", "efforts": ["zz"]}]} | expected of the model `a` as `efforts` a list of [high, low, max, medium, xhigh], was `["zz"]`
            {"models": [{"id": "a", "readPrice": -1}]} | expected of the model `a` as `readPrice` a number of at least 0, was `-1`
            {"models": [{"id": "a", "effortReach": "tools"}]} | expected of the model `a` as `effortReach` `nothing`, `messages` or `system`, was `"tools"`
            """)
    void settings_that_cannot_be_understood_are_refused(String settings, String says) {
        assertThat(SETTINGS.validate(Json.read(settings))).isNotEmpty();
        assertThatThrownBy(() -> ModelSimulator.builder().settings(settings)).hasMessage(says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"turns\": {}}",
                "{\"turn\": []}",
                "{\"turns\": [{\"mach\": {}}]}",
                "{\"turns\": [{\"match\": {\"lastUser\": \"x\"}}]}",
                "{\"turns\": [{\"reply\": {\"block\": []}}]}",
                "{\"turns\": [{\"reply\": {\"blocks\": [{\"text\": \"x\"}]}}]}",
                "{\"turns\": [{\"reply\": {\"blocks\": [{\"type\": \"text\", \"txt\": \"x\"}]}}]}",
                "{\"turns\": [{\"reply\": {\"blocks\": [{\"type\": \"thinking\", \"thinking\": \"x\", \"signature\": \"x\"}]}}]}",
                "{\"turns\": [{\"reply\": {\"blocks\": [{\"type\": \"redacted\", \"text\": \"x\"}]}}]}",
                "{\"turns\": []}",
                "[]",
                "[{\"delays\": {\"realTime\": 1}}]",
                "[{\"faults\": [{\"type\": \"http529\", \"frequency\": 2}]}]",
                "{\"turns\": [{\"reply\": {\"blocks\": [{\"type\": \"tool_use\", \"name\": \"x\", \"inputs\": {}}]}}]}",
                "{\"turns\": [{\"reply\": {\"blocks\": [{\"type\": \"raw\", \"jsn\": {}}]}}]}",
                "{\"turns\": [{\"chunking\": {\"words\": 1}}]}",
                "{\"turns\": [{\"delays\": {\"ttft\": 1}}]}",
                "{\"turns\": [{\"faults\": [{\"type\": \"gremlins\"}]}]}",
                "{\"turns\": [{\"faults\": [{\"type\": \"http500\", \"retry\": 1}]}]}",
                "{\"turns\": [\"hello\"]}",
                "{\"turns\": [{\"match\": \"weather\"}]}",
                "{\"turns\": [{\"match\": null}]}",
                "{\"turns\": [{\"match\": {\"toolsInclude\": \"weather\"}}]}",
                "{\"turns\": [{\"match\": {\"toolsInclude\": [1]}}]}",
                "{\"turns\": [{\"match\": {\"turnIndex\": \"first\"}}]}",
                "{\"turns\": [{\"match\": {\"turnIndex\": -1}}]}",
                "{\"turns\": [{\"match\": {\"hasToolResult\": \"yes\"}}]}",
                "{\"turns\": [{\"match\": {\"lastUserContains\": 5}}]}",
                "{\"turns\": [{\"reply\": \"hello\"}]}",
                "{\"turns\": [{\"reply\": {\"blocks\": {\"type\": \"text\", \"text\": \"x\"}}}]}",
                "{\"turns\": [{\"reply\": {\"blocks\": [\"x\"]}}]}",
                "{\"turns\": [{\"reply\": {\"blocks\": [{\"type\": \"text\", \"text\": 5}]}}]}",
                "{\"turns\": [{\"reply\": {\"blocks\": [{\"type\": \"tool_use\", \"name\": \"x\", \"input\": 5}]}}]}",
                "{\"turns\": [{\"reply\": {\"stopReason\": null}}]}",
                "{\"turns\": [{\"repeat\": \"true\"}]}",
                "{\"turns\": [{\"chunking\": {\"chars\": \"3\"}}]}",
                "{\"turns\": [{\"delays\": {\"ttftMs\": -1}}]}",
                "{\"turns\": [{\"faults\": {\"type\": \"http500\"}}]}",
                "{\"turns\": [{\"faults\": [\"http500\"]}]}",
                "{\"turns\": [{\"faults\": [{\"type\": \"gzip\"}]}]}",
                "{\"turns\": [{\"faults\": [{\"type\": \"CRLF_LINES\"}]}]}",
                "{\"turns\": [{\"faults\": [{\"type\": \"stallAfterEvent\", \"events\": 1, \"ms\": \"5\"}]}]}",
                "{\"turns\": [{\"faults\": [{\"type\": \"slowStream\", \"bytesPerSec\": 0}]}]}",
                "{\"turns\": [{\"faults\": [{\"type\": \"http429\", \"retryAfterMs\": 1, \"retryAfterSeconds\": 1}]}]}",
            })
    void what_it_forbids_the_reader_refuses(String script) {
        assertThat(SCHEMA.validate(Json.read(script))).isNotEmpty();
        assertThatThrownBy(() -> Script.parse(script)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void each_of_its_faults_can_be_ordered_with_all_fields_that_it_has(String type) {
        ObjectNode fault = fault(type, FaultReader.types().get(type).required());
        assertThat(problems(fault)).isEmpty();
        assertThat(Script.parse(script(fault))).isNotNull();

        for (String optional : FaultReader.types().get(type).optional()) {
            ObjectNode more = fault.deepCopy().setAll(fault(type, List.of(optional)));
            assertThat(problems(more)).as(optional).isEmpty();
            assertThat(Script.parse(script(more))).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void none_of_its_faults_can_be_ordered_without_a_field_that_it_needs_or_with_one_of_another(String type) {
        FaultReader.Kind kind = FaultReader.types().get(type);
        ObjectNode fault = fault(type, kind.required());
        List<ObjectNode> wrong = new ArrayList<>();
        kind.required().forEach(name -> wrong.add(fault.deepCopy().without(List.of(name))));
        EXAMPLES.fieldNames().forEachRemaining(name -> {
            if (!kind.fields().contains(name)) {
                wrong.add(fault.deepCopy().setAll(fault(type, List.of(name))));
            }
        });

        assertThat(wrong).allSatisfy(each -> {
            assertThat(problems(each)).isNotEmpty();
            assertThatThrownBy(() -> Script.parse(script(each))).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void every_fault_without_a_value_has_a_name_in_it() {
        Stream<Fault> constants = Stream.of(AnswerFault.values(), StreamFault.values(), LineFault.values())
                .flatMap(Stream::of)
                .map(Fault.class::cast);
        List<Fault> plain = faults().stream()
                .filter(type -> FaultReader.types().get(type).fields().size() == 1)
                .map(type -> FaultReader.fault(fault(type, List.of())))
                .toList();

        assertThat(plain).containsAll(constants.toList());
        assertThat(faults())
                .containsExactlyInAnyOrderElementsOf(FaultReader.types().keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"http529\"}",
                "{\"type\": \"http529\", \"frequency\": {\"times\": 2}}",
                "{\"type\": \"http404\", \"model\": \"x\", \"frequency\": {\"every\": 3}}",
                "{\"type\": \"crOnly\", \"frequency\": {\"chance\": 0.5}}",
            })
    void a_fault_to_be_injected_may_say_how_often(String order) {
        assertThat(ORDERS.validate(Json.read(order))).isEmpty();
        assertThat(FaultOrder.parse(order)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"http529\"",
                "{}",
                "{\"type\": \"http529\", \"frequency\": 2}",
                "{\"type\": \"http529\", \"frequency\": {}}",
                "{\"type\": \"http529\", \"frequency\": {\"times\": 0}}",
                "{\"type\": \"http529\", \"frequency\": {\"times\": \"2\"}}",
                "{\"type\": \"http529\", \"frequency\": {\"chance\": 2}}",
                "{\"type\": \"http529\", \"frequency\": {\"often\": 2}}",
                "{\"type\": \"http529\", \"frequency\": {\"times\": 2, \"every\": 2}}",
                "{\"type\": \"http529\", \"model\": \"x\"}",
            })
    void an_order_that_it_forbids_is_refused(String order) {
        assertThat(ORDERS.validate(Json.read(order))).isNotEmpty();
        assertThatThrownBy(() -> FaultOrder.parse(order)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ObjectNode fault(String type, List<String> fields) {
        ObjectNode fault = Json.MAPPER.createObjectNode().put("type", type);
        fields.forEach(name -> fault.set(name, EXAMPLES.path(name)));
        return fault;
    }

    private static String script(ObjectNode fault) {
        return "{\"turns\": [{\"faults\": [" + fault + "]}]}";
    }

    private static List<ValidationMessage> problems(ObjectNode fault) {
        return List.copyOf(SCHEMA.validate(Json.read(script(fault))));
    }

    private static List<String> faults() {
        return StreamSupport.stream(
                        TEXT.at("/$defs/faultFields/properties/type/enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
