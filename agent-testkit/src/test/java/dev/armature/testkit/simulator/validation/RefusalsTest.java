package dev.armature.testkit.simulator.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.testkit.simulator.Bodies;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.SimClient;
import dev.armature.testkit.simulator.journal.JournalEntry;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testsupport.corpus.Corpus;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the Messages API refuses and with which words, and what it lets pass. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefusalsTest {

    private ModelSimulator simulator;
    private SimClient client;

    @BeforeAll
    void start() {
        simulator = ModelSimulator.builder().model(SimModel.named("any")).start();
        client = new SimClient(simulator);
    }

    @AfterAll
    void close() {
        client.close();
        simulator.close();
    }

    record Refused(String model, JsonNode change, String says) {}

    record Accepted(String model, JsonNode change) {}

    static List<Refused> refused() {
        return Corpus.read(RefusalsTest.class, "refused.jsonl", Refused.class);
    }

    static List<Accepted> accepted() {
        return Corpus.read(RefusalsTest.class, "accepted.jsonl", Accepted.class);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_wrong_body_is_refused_in_the_providers_words(Refused wrong) {
        HttpResponse<String> response = client.messages(body(wrong.model(), wrong.change()));

        JsonNode error = Json.read(response.body());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error.path("type").asText()).isEqualTo("error");
        assertThat(error.path("error").path("type").asText()).isEqualTo("invalid_request_error");
        assertThat(error.path("error").path("message").asText()).startsWith(wrong.says());
        assertThat(error.path("request_id").asText())
                .isEqualTo(response.headers().firstValue("request-id").orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void a_right_body_is_answered(Accepted right) {
        HttpResponse<String> response = client.messages(body(right.model(), right.change()));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void a_refused_request_writes_nothing_and_asks_nobody() {
        try (ModelSimulator strict = ModelSimulator.builder()
                        .model(SimModel.named("any").withMinCacheTokens(0))
                        .policy(request -> {
                            throw new IllegalStateException("asked");
                        })
                        .start();
                SimClient asking = new SimClient(strict)) {
            String wrong = "{\"model\":\"any\",\"max_tokens\":5,\"cache_control\":{\"type\":\"ephemeral\"},"
                    + "\"messages\":[{\"role\":\"user\",\"content\":[]}]}";

            HttpResponse<String> response = asking.messages(wrong);

            JournalEntry entry = strict.journal().getFirst();
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(entry.usage()).isEmpty();
            assertThat(entry.request()).isEmpty();
            assertThat(entry.error()).startsWith("messages.0: all messages must have non-empty content");
            assertThat(strict.failures()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x-api-key         |                  | 401 | authentication_error  | x-api-key header or bearer authorization is required
            x-api-key         | wrong            | 401 | authentication_error  | invalid x-api-key
            anthropic-version |                  | 400 | invalid_request_error | anthropic-version: header is required
            anthropic-version | 2022-01-01       | 400 | invalid_request_error | anthropic-version: "2022-01-01" is not a valid version
            content-type      | text/plain       | 400 | invalid_request_error | content-type: must be application/json
            """)
    void a_wrong_header_is_refused(String header, String value, int status, String type, String says) {
        var request = client.open("/v1/messages")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body("any", Json.read("{}"))));
        List<List<String>> headers = List.of(
                List.of("content-type", "application/json"),
                List.of("anthropic-version", "2023-06-01"),
                List.of("x-api-key", simulator.apiKey()));
        for (List<String> each : headers) {
            if (!each.get(0).equals(header)) {
                request.header(each.get(0), each.get(1));
            } else if (value != null) {
                request.header(header, value);
            }
        }

        HttpResponse<String> response = client.send(request);

        JsonNode error = Json.read(response.body()).path("error");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(error.path("type").asText()).isEqualTo(type);
        assertThat(error.path("message").asText()).isEqualTo(says);
    }

    @Test
    void a_bearer_is_let_in_as_a_key_is() {
        var request = client.open("/v1/messages")
                .header("content-type", "application/json")
                .header("anthropic-version", "2026-10-21")
                .header("authorization", "Bearer " + simulator.apiKey())
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body("any", Json.read("{}"))));

        assertThat(client.send(request).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"temperature":1.0} | temperature: not supported for this model
            {"messages":[{"role":"user","content":"a"},{"role":"assistant","content":[{"type":"document","source":{"type":"text","media_type":"text/plain","data":"x"}}]},{"role":"user","content":"b"}]} | messages.1.content.0: `document` blocks are not allowed in `assistant` messages
            {"messages":[{"role":"user","content":[{"type":"text","text":"a","citations":[{}]}]}]} | messages.0.content.0.text.citations: not allowed in `user` messages
            {"messages":[{"role":"user","content":[{"type":"search_result","source":"s","title":"t","content":[{"type":"text","text":"a","citations":[{}]}]}]}]} | messages.0.content.0.content.0.text.citations: not allowed in `user` messages
            """)
    void the_newer_version_of_the_api_refuses_more(String change, String says) {
        String body = body("claude-haiku-4-5", Json.read(change));
        var newer = client.open("/v1/messages")
                .header("content-type", "application/json")
                .header("anthropic-version", "2026-10-21")
                .header("x-api-key", simulator.apiKey())
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body));

        assertThat(client.messages(body).statusCode()).isEqualTo(200);
        HttpResponse<String> response = client.send(newer);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Json.read(response.body()).path("error").path("message").asText())
                .isEqualTo(says);
    }

    @Test
    void a_beta_field_is_known_when_a_beta_is_asked_for() {
        String body = body("any", Json.read("{\"context_management\":{\"edits\":[]}}"));

        var request = client.request("/v1/messages", body).header("anthropic-beta", "context-management-2025-06-27");

        assertThat(client.send(request).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fast-mode-2026-02-01                           | {"context_management":{"edits":[]}} | 400
            compact-2026-01-12                             | {"context_management":{"edits":[]}} | 200
            mcp-client-2026-09-15                          | {"mcp_servers":[]} | 200
            task-budgets-2026-03-13                        | {"output_config":{"task_budget":{"type":"tokens","total":5}}} | 200
            fast-mode-2026-02-01                           | {"output_config":{"task_budget":{"type":"tokens","total":5}}} | 400
            mid-conversation-system-clear-at-2026-08-21    | {"messages":[{"role":"user","content":"hi"},{"role":"system","content":"x","clear_at":"next_user_message"}]} | 200
            mid-conversation-system-clear-at-2026-08-21    | {"messages":[{"role":"user","content":"hi"},{"role":"system","content":"x","clear_at":"zz"}]} | 400
            mid-conversation-output-config-2026-07-01      | {"messages":[{"role":"user","content":"hi"},{"role":"system","output_config":{"effort":"low"}}]} | 200
            mid-conversation-tool-changes-2026-07-01       | {"tools":[{"name":"t","input_schema":{"type":"object"}}],"messages":[{"role":"user","content":"hi"},{"role":"system","content":[{"type":"tool_removal","tool":{"type":"tool_reference","name":"t"}}]}]} | 200
            mid-conversation-tool-changes-2026-07-01       | {"messages":[{"role":"user","content":"hi"},{"role":"system","content":[{"type":"tool_addition","tool":{"type":"tool_reference","name":"u"}}]}]} | 400
            """)
    void a_beta_lets_in_what_is_its_own_and_nothing_else(String beta, String change, int status) {
        var request =
                client.request("/v1/messages", body("any", Json.read(change))).header("anthropic-beta", beta);

        HttpResponse<String> response = client.send(request);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "temperature":null | temperature: Input should be a valid number
            "thinking":null    | thinking: Input should be an object
            "tool_choice":null | tool_choice: Input should be an object
            "system":null      | system: Input should be a valid string or list
            "tools":null       | tools: Input should be a valid list
            "stream":null      | stream: Input should be a valid boolean
            """)
    void json_null_is_no_value_of_a_field(String field, String says) {
        HttpResponse<String> response =
                client.messages(body("any", Json.read("{}")).replaceFirst("\\{", "{" + field + ","));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Json.read(response.body()).path("error").path("message").asText())
                .isEqualTo(says);
    }

    @Test
    void a_model_that_is_not_known_is_not_found_whatever_else_is_wrong() {
        HttpResponse<String> response = client.messages(body("nobody", Json.read("{\"temperature\":0.5}")));

        assertThat(response.statusCode()).isEqualTo(404);
    }

    @Test
    void a_prompt_beyond_the_context_window_is_refused_with_both_figures() {
        try (ModelSimulator small = ModelSimulator.builder()
                        .model(SimModel.named("any").withContextWindow(100))
                        .start();
                SimClient asking = new SimClient(small)) {
            String body = Bodies.body().model("any").user(Bodies.text(101, 'u')).json();

            assertThat(asking.messages(body).body()).contains("prompt is too long: 101 tokens > 100 maximum");
        }
    }

    @Test
    void an_unknown_model_and_an_unknown_path_are_not_found() {
        HttpResponse<String> model = client.messages(body("nobody", Json.read("{}")));
        HttpResponse<String> path = client.send(client.request("/v1/nothing", "{}"));

        assertThat(model.statusCode()).isEqualTo(404);
        assertThat(model.body()).contains("\"type\":\"not_found_error\",\"message\":\"model: nobody\"");
        assertThat(path.statusCode()).isEqualTo(404);
        assertThat(client.send(client.open("/v1/messages").GET()).statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]", "7", "not JSON", "{\"model\":\"any\"", "{} {}"})
    void what_is_no_json_object_is_refused(String body) {
        HttpResponse<String> response = client.messages(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("The request body is not valid JSON: expected an object");
    }

    @Test
    void a_body_that_is_too_large_is_refused_before_it_is_read() {
        try (ModelSimulator small =
                        ModelSimulator.builder().mostBodyBytes(1_000).start();
                SimClient asking = new SimClient(small)) {
            HttpResponse<String> response = asking.messages("x".repeat(1_001));

            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).contains("\"type\":\"request_too_large\"");
        }
    }

    @Test
    void a_lenient_simulator_answers_what_can_be_read() {
        try (ModelSimulator lenient = ModelSimulator.builder()
                        .model(SimModel.named("any"))
                        .lenient()
                        .start();
                SimClient asking = new SimClient(lenient)) {
            String odd = body("any", Json.read("{\"sytem\":\"x\",\"max_tokens\":null}"));

            assertThat(asking.messages(odd).statusCode()).isEqualTo(200);
        }
    }

    private static String body(String model, JsonNode change) {
        ObjectNode body = (ObjectNode)
                Json.read("{\"model\":\"\",\"max_tokens\":4096,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
        body.put("model", model);
        change.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                body.remove(field.getKey());
            } else {
                body.set(field.getKey(), field.getValue());
            }
        });
        return body.toString();
    }
}
