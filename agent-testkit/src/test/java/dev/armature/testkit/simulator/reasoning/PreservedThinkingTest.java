package dev.armature.testkit.simulator.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.SimClient;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.provider.PreservedThinking;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import dev.armature.testkit.simulator.reply.SimReply;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which changes of a conversation break the reasoning that is sent back, by the provider's table. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PreservedThinkingTest {

    private static final String MODEL = "claude-opus-5-5";
    private static final String FIRST = "messages.1.content.0";
    private static final String SECOND = "messages.3.content.0";
    private static final String THIRD = "messages.5.content.0";

    private ModelSimulator simulator;
    private SimClient client;
    /** Three turns, each with reasoning; the first calls a tool. */
    private ObjectNode conversation;

    @BeforeAll
    void talk() {
        simulator = ModelSimulator.builder()
                .preservedThinking(PreservedThinking.ERROR)
                .policy(request -> request.turn() == 0
                        ? SimReply.of(
                                new ReplyBlock.Thinking("Look."), new ReplyBlock.ToolUse("read", "{\"path\":\"a\"}"))
                        : SimReply.of(new ReplyBlock.Thinking("So " + request.turn()), new ReplyBlock.Text("It is.")))
                .start();
        client = new SimClient(simulator);
        conversation = (ObjectNode) Json.read("{\"model\":\"" + MODEL + "\",\"max_tokens\":100,\"system\":\"be terse\","
                + "\"tools\":[{\"name\":\"read\",\"input_schema\":{\"type\":\"object\"}}],"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"what is in a?\"}]}");
        ArrayNode first = answer();
        user("[{\"type\":\"tool_result\",\"tool_use_id\":\""
                + first.path(1).path("id").asText() + "\",\"content\":\"b\"}]");
        answer();
        user("[{\"type\":\"text\",\"text\":\"and in b?\"}]");
        answer();
        user("[{\"type\":\"text\",\"text\":\"thanks\"}]");
    }

    @AfterAll
    void close() {
        client.close();
        simulator.close();
    }

    /** A change, and the path of the first block that it breaks; empty for none. */
    record Change(String name, Consumer<ObjectNode> doing, String breaks) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Change valid(String name, Consumer<ObjectNode> doing) {
        return new Change(name, doing, "");
    }

    private static Change breaking(String path, String name, Consumer<ObjectNode> doing) {
        return new Change(name, doing, path);
    }

    static List<Change> changes() {
        return List.of(
                valid("nothing", body -> {}),
                valid(
                        "a message more",
                        body -> messages(body).add(Json.read("{\"role\":\"user\",\"content\":\"more\"}"))),
                valid(
                        "a marker",
                        body -> ((ObjectNode) content(body, 6, 0))
                                .set("cache_control", Json.read("{\"type\":\"ephemeral\"}"))),
                valid(
                        "another effort and output limit",
                        body -> body.put("max_tokens", 50).set("output_config", Json.read("{\"effort\":\"low\"}"))),
                valid(
                        "a deferred tool that nobody refers to",
                        body -> ((ArrayNode) body.path("tools"))
                                .add(
                                        Json.read(
                                                "{\"name\":\"later\",\"defer_loading\":true,\"input_schema\":{\"type\":\"object\"}}"))),
                valid(
                        "a string written as a text block",
                        body -> body.set("system", Json.read("[{\"type\":\"text\",\"text\":\"be terse\"}]"))),
                valid("the oldest reasoning removed", body -> blocks(body, 1).remove(0)),
                valid("the two oldest removed", body -> {
                    blocks(body, 1).remove(0);
                    blocks(body, 3).remove(0);
                }),
                valid("the newest removed", body -> blocks(body, 5).remove(0)),
                valid("all reasoning removed", body -> {
                    blocks(body, 1).remove(0);
                    blocks(body, 3).remove(0);
                    blocks(body, 5).remove(0);
                }),
                breaking(
                        THIRD,
                        "reasoning removed from the middle",
                        body -> blocks(body, 3).remove(0)),
                breaking(FIRST, "another system prompt", body -> body.put("system", "be chatty")),
                breaking(
                        FIRST,
                        "a tool renamed",
                        body -> ((ObjectNode) body.path("tools").path(0)).put("description", "x")),
                breaking(
                        FIRST,
                        "a tool more",
                        body -> ((ArrayNode) body.path("tools"))
                                .add(Json.read("{\"name\":\"more\",\"input_schema\":{\"type\":\"object\"}}"))),
                breaking(
                        FIRST,
                        "the first message edited",
                        body -> ((ObjectNode) messages(body).path(0)).put("content", "what is in c?")),
                breaking(
                        SECOND,
                        "an old result cleared",
                        body -> ((ObjectNode) content(body, 2, 0)).put("content", "[cleared]")),
                breaking(
                        SECOND,
                        "an old input in another spelling",
                        body -> ((ObjectNode) content(body, 1, 1)).set("input", Json.read("{\"path\":\"A\"}"))),
                breaking(
                        THIRD,
                        "a reminder added to an earlier turn",
                        body -> blocks(body, 4).add(Json.read("{\"type\":\"text\",\"text\":\"remember\"}"))),
                breaking(
                        FIRST,
                        "its own text edited",
                        body -> ((ObjectNode) content(body, 1, 0)).put("thinking", "Look away.")),
                breaking(
                        FIRST,
                        "another signature",
                        body -> ((ObjectNode) content(body, 1, 0)).put("signature", "c2ln")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_breaks_the_reasoning_that_was_bound_to_what_it_changed(Change change) {
        ObjectNode body = conversation.deepCopy();
        change.doing().accept(body);

        HttpResponse<String> response = client.messages(body.toString());

        if (change.breaks().isEmpty()) {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        } else {
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(Json.read(response.body()).path("error").path("message").asText())
                    .isEqualTo(
                            change.breaks()
                                    + ": Invalid `signature` in `thinking` block. The block is bound to a different conversation.");
        }
    }

    @Test
    void counting_tokens_checks_it_too() {
        ObjectNode body = conversation.deepCopy();
        body.remove("max_tokens");
        body.put("system", "be chatty");

        HttpResponse<String> response = client.send(client.request("/v1/messages/count_tokens", body.toString()));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(FIRST + ": Invalid `signature`");
    }

    @Test
    void a_request_may_ask_to_drop_what_is_broken_and_is_told_what_was() {
        ObjectNode body = conversation.deepCopy();
        ((ObjectNode) content(body, 2, 0)).put("content", "[cleared]");
        body.set(
                "thinking",
                Json.read("{\"type\":\"adaptive\",\"block_binding\":{\"prefix_mismatch_behavior\":\"drop_block\"}}"));

        HttpResponse<String> response = client.send(client.request("/v1/messages", body.toString())
                .header("anthropic-beta", "thinking-binding-controls-2026-08-01"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(Json.read(response.body()).path("input_transformations").toString())
                .isEqualTo("[{\"type\":\"thinking_dropped\",\"path\":\"" + SECOND
                        + "\",\"reason\":\"prefix_binding_mismatch\"},{\"type\":\"thinking_dropped\",\"path\":\""
                        + THIRD
                        + "\",\"reason\":\"prefix_binding_mismatch\"}]");
    }

    @Test
    void thinking_of_an_open_tool_round_must_come_back_as_it_was() {
        ObjectNode open = conversation.deepCopy();
        ArrayNode messages = messages(open);
        while (messages.size() > 3) {
            messages.remove(messages.size() - 1);
        }
        blocks(open, 1).remove(0);

        HttpResponse<String> removed = client.messages(open.toString());
        open.put("system", "be chatty");
        HttpResponse<String> removedAsItHadTo = client.messages(open.toString());

        assertThat(removed.statusCode()).isEqualTo(400);
        assertThat(removed.body())
                .contains(
                        "messages.1.content.0: `thinking` or `redacted_thinking` blocks in the latest assistant message"
                                + " cannot be modified.");
        assertThat(removedAsItHadTo.statusCode()).isEqualTo(200);
    }

    @Test
    void thinking_of_a_newer_model_is_left_out_by_an_older_one_and_costs_nothing() {
        ObjectNode body = conversation.deepCopy();
        body.put("model", "claude-sonnet-5");
        ObjectNode bare = body.deepCopy();
        for (int message : List.of(1, 3, 5)) {
            blocks(bare, message).remove(0);
        }

        JsonNode answer = client.message(body.toString());

        assertThat(answer.path("input_transformations").toString())
                .startsWith("[{\"type\":\"thinking_dropped\",\"path\":\"" + FIRST
                        + "\",\"reason\":\"model_binding_mismatch\"}");
        assertThat(answer.at("/usage/input_tokens"))
                .isEqualTo(client.message(bare.toString()).at("/usage/input_tokens"));
    }

    @Test
    void a_behaviour_that_there_is_not_is_refused() {
        ObjectNode body = conversation.deepCopy();
        body.set(
                "thinking",
                Json.read("{\"type\":\"adaptive\",\"block_binding\":{\"prefix_mismatch_behavior\":\"zz\"}}"));

        HttpResponse<String> response = client.send(client.request("/v1/messages", body.toString())
                .header("anthropic-beta", "thinking-binding-controls-2026-08-01"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("thinking.block_binding.prefix_mismatch_behavior: Input should be 'error'");
    }

    @Test
    void an_older_model_does_not_look() {
        ObjectNode body = conversation.deepCopy();
        body.put("model", "claude-sonnet-5").put("system", "be chatty");

        assertThat(client.messages(body.toString()).statusCode()).isEqualTo(200);
    }

    @Test
    void reasoning_that_is_not_shown_is_signed_all_the_same() {
        ObjectNode body = conversation.deepCopy();
        body.set("thinking", Json.read("{\"type\":\"adaptive\",\"display\":\"omitted\"}"));

        JsonNode answer = client.message(body.toString());
        messages(body).addObject().put("role", "assistant").set("content", answer.path("content"));
        messages(body).add(Json.read("{\"role\":\"user\",\"content\":\"more\"}"));

        assertThat(answer.path("content").path(0).path("thinking").asText("none"))
                .isEmpty();
        assertThat(client.messages(body.toString()).statusCode()).isEqualTo(200);
    }

    private ArrayNode answer() {
        JsonNode said = client.message(conversation.toString()).path("content");
        messages(conversation).addObject().put("role", "assistant").set("content", said);
        return (ArrayNode) said;
    }

    private void user(String content) {
        messages(conversation).addObject().put("role", "user").set("content", Json.read(content));
    }

    private static ArrayNode messages(ObjectNode body) {
        return (ArrayNode) body.path("messages");
    }

    private static ArrayNode blocks(ObjectNode body, int message) {
        return (ArrayNode) messages(body).path(message).path("content");
    }

    private static JsonNode content(ObjectNode body, int message, int block) {
        return blocks(body, message).path(block);
    }
}
