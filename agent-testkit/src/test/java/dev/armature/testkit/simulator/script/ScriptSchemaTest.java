package dev.armature.testkit.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.armature.testkit.simulator.fault.AnswerFault;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.LineFault;
import dev.armature.testkit.simulator.fault.StreamFault;
import dev.armature.testkit.simulator.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema of scripts says what the reader takes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ScriptSchemaTest {

    private static final JsonNode TEXT = Json.read(Script.schema());
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TEXT);

    @Test
    void everything_that_can_be_said_is_in_it() {
        String script = """
                { "$schema": "script.schema.json", "turns": [
                  { "match": { "turnIndex": 0, "hasToolResult": false, "lastUserContains": "x", "toolResultContains": "y",
                               "systemContains": "z", "toolsInclude": ["weather"] },
                    "reply": { "blocks": [ { "type": "text", "text": "a" }, { "type": "thinking", "text": "b" },
                                           { "type": "thinking", "thinking": "b" }, { "type": "redacted", "data": "c" },
                                           { "type": "tool_use", "name": "weather", "input": { "city": "Oslo" } },
                                           { "type": "raw", "json": { "type": "novel" } }, { "type": "novel", "x": 1 } ],
                               "stopReason": "end_turn" },
                    "chunking": { "chars": 3, "bytes": 0, "splitUtf8": true, "splitEscapes": true },
                    "delays": { "ttftMs": 10, "perChunkMs": 1, "stallAtChunk": 2, "stallMs": 50 },
                    "faults": [ { "type": "http429", "retryAfterSeconds": 1, "errorCode": "x", "shouldRetry": true } ],
                    "repeat": true },
                  { "match": {} } ] }
                """;

        assertThat(SCHEMA.validate(Json.read(script))).isEmpty();
        assertThat(Script.parse(script)).isNotNull();
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
                "{\"turns\": [{\"reply\": {\"blocks\": [{\"type\": \"redacted\"}]}}]}",
                "{\"turns\": [{\"reply\": {\"blocks\": [{\"type\": \"tool_use\", \"name\": \"x\", \"inputs\": {}}]}}]}",
                "{\"turns\": [{\"reply\": {\"blocks\": [{\"type\": \"raw\", \"jsn\": {}}]}}]}",
                "{\"turns\": [{\"chunking\": {\"words\": 1}}]}",
                "{\"turns\": [{\"delays\": {\"ttft\": 1}}]}",
                "{\"turns\": [{\"faults\": [{\"type\": \"gremlins\"}]}]}",
                "{\"turns\": [{\"faults\": [{\"type\": \"http500\", \"retry\": 1}]}]}",
            })
    void what_it_forbids_the_reader_refuses(String script) {
        assertThat(SCHEMA.validate(Json.read(script))).isNotEmpty();
        assertThatThrownBy(() -> Script.parse(script)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void each_of_its_faults_can_be_ordered(String fault) {
        String script = "{\"turns\": [{\"faults\": [{\"type\": \"" + fault
                + "\", \"bytesPerSec\": 1, \"count\": 1, \"bytes\": 1, \"location\": \"/\"}]}]}";

        List<ValidationMessage> messages = List.copyOf(SCHEMA.validate(Json.read(script)));
        assertThat(messages).isEmpty();
        assertThat(Script.parse(script)).isNotNull();
    }

    @Test
    void every_fault_without_a_value_has_a_name_in_it() {
        Stream<Fault> constants = Stream.of(AnswerFault.values(), StreamFault.values(), LineFault.values())
                .flatMap(Stream::of)
                .map(Fault.class::cast);

        assertThat(FaultReader.PLAIN.values()).containsExactlyInAnyOrderElementsOf(constants.toList());
        assertThat(faults()).containsAll(FaultReader.PLAIN.keySet());
        assertThat(FaultReader.PLAIN.keySet()).allMatch(name -> !name.equals(name.toUpperCase(Locale.ROOT)));
    }

    private static List<String> faults() {
        return StreamSupport.stream(TEXT.at("/$defs/fault/properties/type/enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
