package dev.armature.testkit.simulator.messages;

import static dev.armature.testkit.simulator.Bodies.body;
import static dev.armature.testkit.simulator.Bodies.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.Bodies;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.SimClient;
import dev.armature.testkit.simulator.SimClient.Event;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.reply.Chunking;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Property;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The grammar of the event stream of the Messages API. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class MessagesStreamTest {

    private static final String BODY = body().system(text(2_000, 's', "5m"))
            .user(text(100, 'u'))
            .with(",\"stream\":true")
            .json();

    private final ModelSimulator simulator =
            ModelSimulator.builder().model(SimModel.named(Bodies.MODEL)).start();
    private final SimClient client = new SimClient(simulator);

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    @Test
    void a_reply_is_told_block_by_block_in_the_documented_order() {
        simulator.policy(request -> SimReply.of(
                        new ReplyBlock.Thinking("Look."),
                        new ReplyBlock.Text("I look."),
                        new ReplyBlock.ToolUse("read", "{\"path\":\"a\"}"))
                .inChunks(Chunking.chars(4)));

        HttpResponse<String> response = client.messages(BODY);
        List<String> told = SimClient.events(response).stream()
                .map(MessagesStreamTest::shape)
                .toList();

        assertThat(response.headers().firstValue("content-type")).contains("text/event-stream; charset=utf-8");
        assertThat(told)
                .containsExactly(
                        "message_start",
                        "content_block_start 0 thinking",
                        "ping",
                        "content_block_delta 0 thinking_delta",
                        "content_block_delta 0 thinking_delta",
                        "content_block_delta 0 signature_delta",
                        "content_block_stop 0",
                        "content_block_start 1 text",
                        "content_block_delta 1 text_delta",
                        "content_block_delta 1 text_delta",
                        "content_block_stop 1",
                        "content_block_start 2 tool_use",
                        "content_block_delta 2 input_json_delta",
                        "content_block_delta 2 input_json_delta",
                        "content_block_delta 2 input_json_delta",
                        "content_block_delta 2 input_json_delta",
                        "content_block_stop 2",
                        "message_delta tool_use",
                        "message_stop");
    }

    @Test
    void usage_is_told_at_the_start_and_the_output_at_the_end() {
        List<Event> events = client.events(BODY);

        JsonNode start = Json.read(events.getFirst().data()).path("message");
        JsonNode delta = Json.read(events.get(events.size() - 2).data());
        assertThat(start.path("usage").toString())
                .isEqualTo("{\"input_tokens\":100,\"cache_creation_input_tokens\":2000,\"cache_read_input_tokens\":0,"
                        + "\"cache_creation\":{\"ephemeral_5m_input_tokens\":2000,\"ephemeral_1h_input_tokens\":0},"
                        + "\"output_tokens\":1,\"service_tier\":\"standard\"}");
        assertThat(start.path("content")).isEmpty();
        assertThat(start.path("stop_reason").isNull()).isTrue();
        assertThat(delta.path("usage").path("output_tokens").asLong())
                .isEqualTo(simulator.journal().getFirst().outputTokens())
                .isPositive();
    }

    @Test
    void the_first_piece_of_an_input_is_empty_even_when_the_input_is() {
        simulator.policy(request -> SimReply.of(new ReplyBlock.ToolUse("now", "{}")));

        List<String> pieces = client.events(BODY).stream()
                .map(event -> Json.read(event.data()).path("delta"))
                .filter(delta -> delta.path("type").asText().equals("input_json_delta"))
                .map(delta -> delta.path("partial_json").asText())
                .toList();

        assertThat(pieces).containsExactly("", "{}");
    }

    @Test
    void an_empty_reply_is_a_message_all_the_same() {
        simulator.policy(request -> SimReply.of());

        assertThat(client.events(BODY).stream().map(MessagesStreamTest::shape))
                .containsExactly("message_start", "message_delta end_turn", "message_stop");
    }

    @Test
    void every_event_is_named_as_its_data_and_all_blocks_put_together_are_the_unstreamed_reply() {
        Property.forAll(60, MessagesStreamTest::reply, reply -> {
            simulator.policy(request -> reply);
            simulator.reset();
            simulator.policy(request -> reply);
            List<Event> events = client.events(BODY);
            simulator.reset();
            simulator.policy(request -> reply);
            JsonNode whole = client.message(BODY.replace(",\"stream\":true", ""));

            assertThat(events)
                    .allSatisfy(event -> assertThat(
                                    Json.read(event.data()).path("type").asText())
                            .isEqualTo(event.name()));
            assertGrammar(events);
            assertThat(putTogether(events)).isEqualTo(contents(whole));
        });
    }

    /** message_start (block)* message_delta message_stop; block: start delta* stop with its index, in order. */
    private static void assertGrammar(List<Event> events) {
        List<String> shapes = events.stream()
                .filter(event -> !event.name().equals("ping"))
                .map(MessagesStreamTest::shape)
                .toList();
        int at = 1;
        int index = 0;
        assertThat(shapes.getFirst()).isEqualTo("message_start");
        while (shapes.get(at).startsWith("content_block_start")) {
            assertThat(shapes.get(at++)).startsWith("content_block_start " + index + " ");
            while (shapes.get(at).startsWith("content_block_delta " + index + " ")) {
                at++;
            }
            assertThat(shapes.get(at++)).isEqualTo("content_block_stop " + index);
            index++;
        }
        assertThat(shapes.get(at)).startsWith("message_delta ");
        assertThat(shapes.subList(at + 1, shapes.size())).containsExactly("message_stop");
    }

    private static List<String> putTogether(List<Event> events) {
        List<StringBuilder> blocks = new ArrayList<>();
        for (Event event : events) {
            JsonNode data = Json.read(event.data());
            if (event.name().equals("content_block_start")) {
                blocks.add(new StringBuilder(
                                data.path("content_block").path("type").asText())
                        .append(' '));
            }
            JsonNode delta = data.path("delta");
            for (String field : List.of("text", "thinking", "partial_json")) {
                if (event.name().equals("content_block_delta") && delta.has(field)) {
                    blocks.getLast().append(delta.path(field).asText());
                }
            }
        }
        return blocks.stream().map(StringBuilder::toString).toList();
    }

    private static List<String> contents(JsonNode message) {
        Map<String, String> said = Map.of("text", "text", "thinking", "thinking", "tool_use", "input");
        List<String> contents = new ArrayList<>();
        for (JsonNode block : message.path("content")) {
            String type = block.path("type").asText();
            JsonNode value = block.path(said.getOrDefault(type, ""));
            contents.add(type + " " + (value.isTextual() ? value.asText() : value.toString()));
        }
        return contents;
    }

    private static SimReply reply(Draws draws) {
        List<ReplyBlock> blocks = draws.listOf(
                0,
                5,
                each -> each.<ReplyBlock>any(
                        one -> new ReplyBlock.Text(one.text(1, 30, "ab \"\\\n\u00e9\u20ac")),
                        one -> new ReplyBlock.Thinking(one.text(1, 30, "ab \"\\\n\u00e9\u20ac")),
                        one -> new ReplyBlock.ToolUse(
                                "n", "{\"a\":" + Json.quote(one.text(0, 30, "ab \"\\\n\u00e9\u20ac")) + "}")));
        Chunking chunking = Chunking.chars(draws.between(1, 10));
        return SimReply.of(blocks).inChunks(draws.flag() ? chunking.splittingEscapes() : chunking);
    }

    private static String shape(Event event) {
        JsonNode data = Json.read(event.data());
        return switch (event.name()) {
            case "content_block_start" ->
                event.name() + " " + data.path("index") + " "
                        + data.path("content_block").path("type").asText();
            case "content_block_delta" ->
                event.name() + " " + data.path("index") + " "
                        + data.path("delta").path("type").asText();
            case "content_block_stop" -> event.name() + " " + data.path("index");
            case "message_delta" ->
                event.name() + " " + data.path("delta").path("stop_reason").asText();
            default -> event.name();
        };
    }
}
