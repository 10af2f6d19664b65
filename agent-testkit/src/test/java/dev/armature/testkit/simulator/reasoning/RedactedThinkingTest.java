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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Reasoning beside reasoning that nobody can read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RedactedThinkingTest {

    private static final ReplyBlock REDACTED = new ReplyBlock.RawJson("{\"type\":\"redacted_thinking\",\"data\":\"\"}");

    private final ModelSimulator simulator =
            ModelSimulator.builder().preservedThinking(PreservedThinking.ERROR).start();
    private final SimClient client = new SimClient(simulator);
    private final ObjectNode conversation = (ObjectNode) Json.read("{\"model\":\"claude-opus-5-5\",\"max_tokens\":100,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"what is in a?\"}]}");

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    @Test
    void reasoning_behind_a_redacted_block_of_the_same_answer_holds_when_nobody_changed_it() {
        answers(REDACTED, new ReplyBlock.Thinking("Look."), new ReplyBlock.Text("It is b."));

        assertThat(ask().statusCode()).isEqualTo(200);
    }

    @Test
    void reasoning_behind_a_redacted_block_of_an_earlier_answer_holds_when_nobody_changed_it() {
        answers(REDACTED, new ReplyBlock.Text("It is b."));
        answers(new ReplyBlock.Thinking("Look again."), new ReplyBlock.Text("It is b."));

        assertThat(ask().statusCode()).isEqualTo(200);
    }

    @Test
    void a_redacted_block_may_be_removed_from_the_start_and_not_from_the_middle() {
        answers(new ReplyBlock.Thinking("Look."), new ReplyBlock.Text("It is b."));
        answers(REDACTED, new ReplyBlock.Text("It is b."));
        answers(new ReplyBlock.Thinking("Look again."), new ReplyBlock.Text("It is b."));

        ((ArrayNode) content(3)).remove(0);
        HttpResponse<String> middle = ask();
        ((ArrayNode) content(1)).remove(0);
        HttpResponse<String> start = ask();

        assertThat(middle.statusCode()).isEqualTo(400);
        assertThat(middle.body()).contains("messages.5.content.0: Invalid `signature`");
        assertThat(start.statusCode()).isEqualTo(200);
    }

    private void answers(ReplyBlock... blocks) {
        simulator.policy(request -> SimReply.of(blocks));
        HttpResponse<String> response = ask();
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        ArrayNode messages = (ArrayNode) conversation.path("messages");
        messages.addObject()
                .put("role", "assistant")
                .set("content", Json.read(response.body()).path("content"));
        messages.addObject().put("role", "user").put("content", "and now?");
    }

    private JsonNode content(int message) {
        return conversation.path("messages").path(message).path("content");
    }

    private HttpResponse<String> ask() {
        return client.messages(conversation.toString());
    }
}
