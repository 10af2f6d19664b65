package dev.armature.conformance.interop;

import static dev.armature.conformance.interop.Conversation.ANSWER;
import static dev.armature.conformance.interop.Conversation.MODEL;
import static dev.armature.conformance.interop.Conversation.OPENING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.provider.SimModel;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The official TypeScript clients, in programs of their own, against the simulated server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class OfficialNodeClientsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void the_messages_client_has_a_streamed_conversation() throws IOException {
        try (ModelSimulator simulator = Conversation.server(true)) {
            JsonNode told = run("messages-client.mjs", simulator);

            assertThat(texts(told.path("said")))
                    .containsExactly(
                            "thinking: The tool knows. true",
                            "text: " + OPENING,
                            "weather: {\"city\":\"Tromsø\",\"days\":2}",
                            "stop: tool_use",
                            "text: " + ANSWER,
                            "stop: end_turn");
            assertThat(told.path("texts").asText()).isEqualTo(OPENING + ANSWER);
            assertThat(told.path("usage").path(0).path(0).asLong())
                    .isGreaterThan(1_000)
                    .isEqualTo(told.path("usage").path(1).path(1).asLong());
            assertThat(told.path("models").asInt())
                    .isEqualTo(SimModel.standard().stream()
                                    .filter(model -> model.id().startsWith("claude-"))
                                    .count()
                            + 1);
            simulator.verify();
        }
    }

    @Test
    void the_chat_client_has_a_streamed_conversation() throws IOException {
        try (ModelSimulator simulator = Conversation.server(false)) {
            JsonNode told = run("chat-client.mjs", simulator);

            assertThat(texts(told.path("said")))
                    .containsExactlyInAnyOrder(
                            "text: " + OPENING,
                            "weather: {\"city\":\"Tromsø\",\"days\":2}",
                            "stop: tool_calls",
                            "runs: Tromsø 2",
                            "result: Snow ❄, -4 °C",
                            "text: " + ANSWER,
                            "stop: stop");
            assertThat(told.path("texts").asText()).isEqualTo(OPENING + ANSWER);
            assertThat(told.path("answer").asText()).isEqualTo(ANSWER);
            assertThat(told.path("usage").path(1).path(1).asLong()).isGreaterThan(1_000);
            simulator.verify();
        }
    }

    @Test
    void the_responses_client_has_a_conversation_streamed_and_unstreamed() throws IOException {
        try (ModelSimulator simulator = Conversation.server(true)) {
            JsonNode told = run("responses-client.mjs", simulator);

            assertThat(texts(told.path("said")))
                    .containsExactly(
                            "reasoning: The tool knows. true",
                            "text: " + OPENING,
                            "weather: {\"city\":\"Tromsø\",\"days\":2}",
                            "status: completed",
                            "runs: Tromsø 2",
                            "text: " + ANSWER,
                            "status: completed");
            assertThat(told.path("texts").asText()).isEqualTo(OPENING + ANSWER);
            assertThat(told.path("again").asText()).isEqualTo(ANSWER);
            assertThat(told.path("usage").path(1).path(1).asLong())
                    .isGreaterThan(1_000)
                    .isEqualTo(told.path("usage").path(0).path(0).asLong());
            simulator.verify();
        }
    }

    @Test
    void all_try_again_when_the_server_is_overloaded() throws IOException {
        for (String program : List.of("messages-client.mjs", "chat-client.mjs", "responses-client.mjs")) {
            try (ModelSimulator simulator = Conversation.server(false)) {
                simulator.inject(Fault.overloaded());

                JsonNode told = run(program, simulator);

                assertThat(told.path("texts").asText()).isEqualTo(OPENING + ANSWER);
                simulator.verify();
            }
        }
    }

    private static JsonNode run(String program, ModelSimulator simulator) throws IOException {
        return MAPPER.readTree(NodePeers.run(program, simulator.baseUri().toString(), simulator.apiKey(), MODEL));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
