package dev.armature.testkit.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.SimClient;
import dev.armature.testkit.simulator.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Messages API tells of a prompt that is another one than the one before it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DiagnosticsTest {
    private static final String FIRST = """
            {"model": "claude-sonnet-5", "max_tokens": 9, "system": "be terse", "diagnostics": {"previous_message_id": null},
             "tools": [{"name": "t", "input_schema": {"type": "object"}}],
             "messages": [{"role": "user", "content": "hi"}]}
            """;

    private final ModelSimulator simulator = ModelSimulator.builder().start();
    private final SimClient client = new SimClient(simulator);

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                    | null
            {"max_tokens": 5, "stop_sequences": ["x"]}            | null
            {"model": "claude-sonnet-5-5"}                        | {"cache_miss_reason":{"type":"model_changed","cache_missed_input_tokens":28}}
            {"system": "be chatty"}                               | {"cache_miss_reason":{"type":"system_changed","cache_missed_input_tokens":16}}
            {"tools": [{"name": "u", "input_schema": {"type": "object"}}]} | {"cache_miss_reason":{"type":"tools_changed","cache_missed_input_tokens":28}}
            {"messages": [{"role": "user", "content": "ho"}]}     | {"cache_miss_reason":{"type":"messages_changed","cache_missed_input_tokens":7}}
            {"thinking": {"type": "adaptive"}}                    | {"cache_miss_reason":{"type":"unavailable"}}
            {"diagnostics": {"previous_message_id": "msg_01"}}    | {"cache_miss_reason":{"type":"previous_message_not_found"}}
            """)
    void tell_what_changed_first(String change, String told) {
        String id = client.message(FIRST).path("id").asText();
        ObjectNode next = (ObjectNode) Json.read(FIRST);
        next.set("diagnostics", Json.MAPPER.createObjectNode().put("previous_message_id", id));
        next.setAll((ObjectNode) Json.read(change));

        JsonNode whole = client.message(next.toString());
        String streamed = client.messages(next.put("stream", true).toString()).body();

        assertThat(whole.path("diagnostics").toString()).isEqualTo(told);
        assertThat(streamed).contains("\"diagnostics\":" + told);
    }

    @Test
    void are_silent_of_a_prompt_that_goes_on_and_when_nobody_asks() {
        String id = client.message(FIRST).path("id").asText();
        ObjectNode longer = (ObjectNode) Json.read(FIRST);
        longer.withArray("messages").addObject().put("role", "assistant").put("content", "Hello.");
        longer.withArray("messages").addObject().put("role", "user").put("content", "more");
        ObjectNode other = (ObjectNode) Json.read(FIRST);
        other.put("system", "be chatty").remove("diagnostics");

        longer.set("diagnostics", Json.MAPPER.createObjectNode().put("previous_message_id", id));

        assertThat(client.message(longer.toString()).path("diagnostics").isNull())
                .isTrue();
        assertThat(client.message(other.toString()).path("diagnostics").isNull())
                .isTrue();
    }
}
