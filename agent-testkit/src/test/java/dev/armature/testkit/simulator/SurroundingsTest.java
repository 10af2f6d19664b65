package dev.armature.testkit.simulator;

import static dev.armature.testkit.simulator.Bodies.body;
import static dev.armature.testkit.simulator.Bodies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.journal.JournalEntry;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.provider.RateLimits;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.reply.SimReply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What surrounds the asking of a model: headers, limits, the list of models, the journal and the simulator's own paths. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SurroundingsTest {

    private static final String BODY =
            body().system(text(2_000, 's', "5m")).user(text(100, 'u')).json();

    private final ModelSimulator simulator =
            ModelSimulator.builder().model(SimModel.named(Bodies.MODEL)).start();
    private final SimClient client = new SimClient(simulator);

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    @Test
    void every_reply_carries_its_id_the_organisation_and_the_limits() {
        HttpResponse<String> response = client.messages(BODY);

        assertThat(response.headers().firstValue("request-id"))
                .contains(simulator.journal().getFirst().requestId());
        assertThat(response.headers().firstValue("anthropic-organization-id")).isPresent();
        for (String kind : List.of("requests", "tokens", "input-tokens", "output-tokens")) {
            for (String figure : List.of("limit", "remaining", "reset")) {
                assertThat(response.headers().firstValue("anthropic-ratelimit-" + kind + "-" + figure))
                        .isPresent();
            }
        }
        assertThat(response.headers().firstValue("anthropic-ratelimit-requests-remaining"))
                .contains("3999");
    }

    @Nested
    final class Limits {

        @Test
        void that_are_enforced_refuse_and_say_when_to_come_back() {
            try (ModelSimulator limited = limited(RateLimits.enforced(2, 1_000_000, 1_000_000));
                    SimClient asking = new SimClient(limited)) {
                asking.message(BODY);
                asking.message(BODY);

                HttpResponse<String> refused = asking.messages(BODY);

                assertThat(refused.statusCode()).isEqualTo(429);
                assertThat(refused.headers().firstValue("retry-after")).contains("30");
                limited.advance(Duration.ofSeconds(30));
                assertThat(asking.messages(BODY).statusCode()).isEqualTo(200);
            }
        }

        @Test
        void on_input_do_not_count_what_was_read_from_the_cache() {
            try (ModelSimulator limited = limited(RateLimits.enforced(1_000, 3_000, 1_000_000));
                    SimClient asking = new SimClient(limited)) {
                for (int i = 0; i < 9; i++) {
                    assertThat(asking.messages(BODY).statusCode()).isEqualTo(200);
                }

                String uncached = body().user(text(2_000, 'x')).json();
                asking.message(uncached);
                assertThat(asking.messages(uncached).statusCode()).isEqualTo(429);
            }
        }

        private static ModelSimulator limited(RateLimits limits) {
            return ModelSimulator.builder()
                    .model(SimModel.named(Bodies.MODEL))
                    .rateLimits(limits)
                    .start();
        }
    }

    @Nested
    final class Models {

        @Test
        void are_listed_in_pages() {
            JsonNode first = get("/v1/models?limit=2");
            JsonNode rest =
                    get("/v1/models?limit=100&after_id=" + first.path("last_id").asText());
            JsonNode back =
                    get("/v1/models?limit=1&before_id=" + rest.path("first_id").asText());

            assertThat(first.path("data")).hasSize(2);
            assertThat(first.path("has_more").asBoolean()).isTrue();
            assertThat(rest.path("has_more").asBoolean()).isFalse();
            assertThat(rest.path("data").findValuesAsText("id")).contains(Bodies.MODEL);
            assertThat(back.path("data").path(0).path("id")).isEqualTo(first.path("last_id"));
        }

        @Test
        void are_told_one_by_one() {
            JsonNode model = get("/v1/models/claude-haiku-4-5");

            assertThat(model.path("type").asText()).isEqualTo("model");
            assertThat(model.path("max_input_tokens").asLong()).isEqualTo(200_000);
            assertThat(model.path("capabilities")
                            .path("thinking")
                            .path("types")
                            .path("enabled")
                            .path("supported")
                            .asBoolean())
                    .isTrue();
            assertThat(send(open("/v1/models/nobody").GET()).statusCode()).isEqualTo(404);
        }

        private JsonNode get(String path) {
            HttpResponse<String> response = send(open(path).GET());
            assertThat(response.statusCode()).isEqualTo(200);
            return Json.read(response.body());
        }

        private HttpRequest.Builder open(String path) {
            return client.open(path).header("x-api-key", simulator.apiKey()).header("anthropic-version", "2023-06-01");
        }

        @Test
        void are_listed_to_each_kind_of_client_in_its_form_and_those_that_it_can_have() {
            JsonNode ofMessages = get("/v1/models?limit=100");
            JsonNode ofOpenAi = Json.read(send(bearer("/v1/models")).body());
            JsonNode one = Json.read(send(bearer("/v1/models/gpt-5.6")).body());

            assertThat(ofMessages.path("data").findValuesAsText("id"))
                    .contains("claude-opus-4-8", "claude-fable-5-2", Bodies.MODEL)
                    .noneMatch(id -> id.startsWith("gpt-"));
            assertThat(ofOpenAi.path("object").asText()).isEqualTo("list");
            assertThat(ofOpenAi.path("data").findValuesAsText("id"))
                    .contains("gpt-5.6", Bodies.MODEL)
                    .noneMatch(id -> id.startsWith("claude-"));
            assertThat(one.toString())
                    .isEqualTo(
                            "{\"id\":\"gpt-5.6\",\"object\":\"model\",\"created\":1780272000,\"owned_by\":\"system\"}");
        }

        @Test
        void tell_which_efforts_they_take() {
            JsonNode none = get("/v1/models/claude-haiku-4-5").at("/capabilities/effort");
            JsonNode some = get("/v1/models/claude-opus-4-5").at("/capabilities/effort");

            assertThat(none.path("supported").asBoolean()).isFalse();
            assertThat(some.path("supported").asBoolean()).isTrue();
            assertThat(some.at("/high/supported").asBoolean()).isTrue();
            assertThat(some.at("/max/supported").asBoolean()).isFalse();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                /v1/models?limit=0    | limit: Input should be greater than or equal to 1
                /v1/models?limit=1001 | limit: Input should be less than or equal to 1000
                /v1/models?limit=x    | limit: Input should be a valid integer
                """)
        void are_not_listed_by_a_number_that_cannot_be(String path, String says) {
            HttpResponse<String> response = send(open(path).GET());

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains(says);
        }

        @Test
        void are_not_listed_without_a_version() {
            HttpResponse<String> response = send(client.open("/v1/models")
                    .header("x-api-key", simulator.apiKey())
                    .GET());

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("anthropic-version: header is required");
        }

        @Test
        void can_be_asked_for_by_head_and_not_by_put() {
            HttpResponse<String> head = send(open("/v1/models").method("HEAD", HttpRequest.BodyPublishers.noBody()));
            HttpResponse<String> put = send(open("/v1/models").PUT(HttpRequest.BodyPublishers.noBody()));
            HttpResponse<String> get = send(open("/v1/messages").GET());

            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(put.statusCode()).isEqualTo(405);
            assertThat(put.headers().firstValue("allow")).contains("GET, HEAD");
            assertThat(get.statusCode()).isEqualTo(405);
            assertThat(get.headers().firstValue("allow")).contains("POST");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                /v1/models/zz        | The model `zz` does not exist or you do not have access to it. | "model_not_found"
                /v1/embeddings       | Invalid URL (GET /v1/embeddings)                               | null
                /v1/responses/resp_1 | Response with id 'resp_1' not found.                           | null
                """)
        void that_are_not_there_are_told_of_in_the_words_of_openai(String path, String says, String code) {
            HttpResponse<String> response = send(bearer(path));

            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.body())
                    .isEqualTo("{\"error\":{\"message\":\"" + says
                            + "\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":" + code + "}}");
        }

        private HttpRequest.Builder bearer(String path) {
            return client.open(path)
                    .header("authorization", "Bearer " + simulator.apiKey())
                    .GET();
        }
    }

    @Nested
    final class The_journal {

        @Test
        void keeps_what_came_and_leaves_keys_out() {
            client.messages(BODY);

            JournalEntry entry = simulator.journal().getFirst();
            assertThat(entry.body().text()).isEqualTo(BODY);
            assertThat(entry.headers()).containsEntry("x-api-key", "(left out)");
            assertThat(entry.headers()).doesNotContainValue(simulator.apiKey());
            assertThat(entry.request().orElseThrow().model()).isEqualTo(Bodies.MODEL);
        }

        @Test
        void forgets_the_oldest_first_and_still_counts_them() {
            try (ModelSimulator short_ = ModelSimulator.builder()
                            .model(SimModel.named(Bodies.MODEL))
                            .journalLimit(2)
                            .start();
                    SimClient asking = new SimClient(short_)) {
                for (int i = 0; i < 5; i++) {
                    asking.message(BODY);
                }

                assertThat(short_.journal()).extracting(JournalEntry::number).containsExactly(4L, 5L);
                assertThat(short_.requestCount()).isEqualTo(5);
            }
        }
    }

    @Nested
    final class Paths_of_its_own {

        @Test
        void tell_the_journal_with_usage_and_explanation() {
            client.messages(BODY);
            client.messages(BODY.replace("sss", "sst"));

            JsonNode entries =
                    Json.read(send(client.open("/__sim/journal").GET()).body()).path("entries");

            assertThat(entries).hasSize(2);
            assertThat(entries.path(0).path("usage").toString())
                    .isEqualTo("{\"input\":100,\"read\":0,\"write5m\":2000,\"write30m\":0,\"write1h\":0}");
            assertThat(entries.path(1).path("explanation").path("missReason").asText())
                    .isEqualTo("system_changed");
            assertThat(entries.path(1)
                            .path("explanation")
                            .path("difference")
                            .path("path")
                            .asText())
                    .isEqualTo("system.0");
        }

        @Test
        void move_the_clock_change_the_script_and_begin_again() {
            assertThat(client.usage(BODY).get(2)).isEqualTo(2_000);
            post("clock", "{\"advanceMs\":300000}");
            assertThat(client.usage(BODY).get(2)).isEqualTo(2_000);
            assertThat(client.usage(BODY).get(1)).isEqualTo(2_000);

            post("script", "[{\"reply\":{\"blocks\":[{\"type\":\"text\",\"text\":\"scripted\"}]}}]");
            assertThat(client.message(BODY).path("content").path(0).path("text").asText())
                    .isEqualTo("scripted");

            post("reset", "");
            assertThat(simulator.journal()).isEmpty();
            assertThat(client.usage(BODY).get(1)).isZero();
        }

        @Test
        void refuse_what_they_do_not_understand() {
            assertThat(send(client.open("/__sim/clock").POST(publish("{}"))).statusCode())
                    .isEqualTo(400);
            assertThat(send(client.open("/__sim/script").POST(publish("{}"))).statusCode())
                    .isEqualTo(400);
            assertThat(send(client.open("/__sim/nothing").GET()).statusCode()).isEqualTo(404);
        }

        @Test
        void order_faults_and_how_often_and_take_them_back() {
            post("faults", "{\"type\":\"http529\"}");
            post("faults", "[{\"type\":\"http500\",\"frequency\":{\"times\":2}},{\"type\":\"http503\"}]");
            assertThat(statuses(5)).containsExactly(529, 500, 500, 503, 200);

            post("faults", "{\"type\":\"http529\",\"frequency\":{\"every\":2}}");
            assertThat(statuses(4)).containsExactly(200, 529, 200, 529);

            send(client.open("/__sim/faults").DELETE());
            assertThat(statuses(2)).containsExactly(200, 200);

            post("faults", "{\"type\":\"http529\",\"frequency\":{\"chance\":1.0}}");
            assertThat(statuses(2)).containsExactly(529, 529);
        }

        @Test
        void change_models_limits_and_the_way_with_reasoning_until_they_are_reset() {
            post(
                    "settings",
                    "{\"models\":[{\"id\":\"mine\",\"like\":\"claude-opus-5-5\",\"minCacheTokens\":0}],"
                            + "\"rateLimits\":{\"requests\":2}}");
            String mine = body().model("mine")
                    .system(text(10, 's', "5m"))
                    .user(text(10, 'u'))
                    .json();

            assertThat(client.usage(mine)).containsExactly(10L, 0L, 10L, 0L);
            assertThat(statuses(2)).containsExactly(200, 429);

            post("reset", "");
            assertThat(client.messages(mine).statusCode()).isEqualTo(404);
            assertThat(statuses(2)).containsExactly(200, 200);
        }

        @Test
        void tell_what_came_to_the_byte_and_name_faults_as_scripts_do() {
            post("faults", "{\"type\":\"crlfLines\"}");
            client.messages(BODY.replaceFirst("\\{", "{\"stream\":true,"));
            post("faults", "{\"type\":\"http429\",\"retryAfterSeconds\":1}");
            client.messages(BODY);
            send(client.request("/v1/messages?beta=true", "x")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {(byte) 0xff})));

            JsonNode entries =
                    Json.read(send(client.open("/__sim/journal").GET()).body()).path("entries");

            assertThat(entries.path(0).path("faults").toString()).isEqualTo("[{\"type\":\"crlfLines\"}]");
            assertThat(entries.path(1).path("faults").toString())
                    .isEqualTo("[{\"type\":\"http429\",\"message\":\"This request would exceed the rate limit.\","
                            + "\"headers\":{\"retry-after\":\"1\"}}]");
            assertThat(entries.path(1).path("parsed")).isEqualTo(Json.read(BODY));
            assertThat(entries.path(2).path("bodyBase64").asText()).isEqualTo("/w==");
            assertThat(entries.path(2).path("parsed").isNull()).isTrue();
            assertThat(entries.path(2).path("query").asText()).isEqualTo("beta=true");
        }

        @Test
        void are_not_for_pages_of_a_browser() {
            HttpResponse<String> foreign = send(client.open("/__sim/reset")
                    .header("origin", "http://evil.example")
                    .POST(publish("")));
            HttpResponse<String> own = send(client.open("/__sim/reset")
                    .header("origin", simulator.baseUri().toString())
                    .POST(publish("")));

            assertThat(foreign.statusCode()).isEqualTo(403);
            assertThat(own.statusCode()).isEqualTo(200);
            assertThat(send(client.open("/__sim/reset").GET()).headers().firstValue("allow"))
                    .contains("POST");
        }

        @Test
        void order_no_fault_that_cannot_be_understood() {
            HttpResponse<String> response =
                    send(client.open("/__sim/faults").POST(publish("[{\"type\":\"http529\"},{\"type\":\"x\"}]")));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).isEqualTo("{\"error\":\"there is no fault `x`\"}");
            assertThat(statuses(1)).containsExactly(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"9223372036854775807", "18446744073709551616", "-1", "1.5", "253402300800000"})
        void move_no_clock_out_of_what_time_there_is(String step) {
            HttpResponse<String> response =
                    send(client.open("/__sim/clock").POST(publish("{\"advanceMs\":" + step + "}")));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(simulator.now()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        }

        @Test
        void move_the_clock_by_centuries_and_never_back() {
            simulator.advance(Duration.ofDays(200 * 365));
            simulator.advance(Duration.ofDays(200 * 365));

            assertThat(simulator.now())
                    .isEqualTo(Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(400 * 365)));
            assertThatThrownBy(() -> simulator.advance(Duration.ofDays(8_000 * 366)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("time ends with the year 9999: it cannot be moved on by");
        }

        private List<Integer> statuses(int count) {
            return Stream.generate(() -> client.messages(BODY).statusCode())
                    .limit(count)
                    .toList();
        }

        private void post(String name, String body) {
            assertThat(send(client.open("/__sim/" + name).POST(publish(body))).statusCode())
                    .isEqualTo(200);
        }

        private static HttpRequest.BodyPublisher publish(String body) {
            return HttpRequest.BodyPublishers.ofString(body);
        }
    }

    @Test
    void a_body_may_come_compressed() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(BODY.getBytes(StandardCharsets.UTF_8));
        }

        HttpResponse<String> answered = send(client.request("/v1/messages", "")
                .header("content-encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())));
        HttpResponse<String> broken = send(client.request("/v1/messages", BODY).header("content-encoding", "gzip"));
        HttpResponse<String> unknown = send(client.request("/v1/messages", BODY).header("content-encoding", "zz"));

        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("\"error_code\":\"request_body_encoding_invalid\"");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("\"error_code\":\"request_body_encoding_unsupported\"");
    }

    @Test
    void a_stall_is_over_when_the_clock_has_been_moved_on_by_as_much() throws Exception {
        simulator.inject(new Fault.StallAfterEvent(1, Duration.ofMinutes(10)));

        var answer =
                CompletableFuture.supplyAsync(() -> client.messages(BODY.replaceFirst("\\{", "{\"stream\":true,")));
        while (simulator.journal().isEmpty()) {
            Thread.onSpinWait();
        }
        // Moved again and again, for the stall may not have begun yet.
        while (!answer.isDone()) {
            simulator.advance(Duration.ofMinutes(10));
            Thread.sleep(Duration.ofMillis(5));
        }

        assertThat(answer.get().body()).contains("message_stop");
    }

    @Test
    void ids_are_the_same_in_every_run_with_one_seed() {
        String first = client.message(BODY).path("id").asText();
        simulator.reset();

        assertThat(client.message(BODY).path("id").asText()).isEqualTo(first);
    }

    @Test
    void a_call_gets_an_id_that_no_call_of_the_conversation_has_though_the_server_counts_anew() {
        simulator.policy(request -> SimReply.toolUse("look", "{}"));
        Bodies conversation = body().tool(Bodies.tool("look", "")).user(text(10, 'u'));
        String first = callId(conversation);
        simulator.reset();
        simulator.policy(request -> SimReply.toolUse("look", "{}"));

        String second = callId(conversation
                .message("assistant", "{\"type\":\"tool_use\",\"id\":\"" + first + "\",\"name\":\"look\",\"input\":{}}")
                .user("{\"type\":\"tool_result\",\"tool_use_id\":\"" + first + "\",\"content\":\"seen\"}"));

        assertThat(second).startsWith("toolu_").isNotEqualTo(first);
    }

    private String callId(Bodies conversation) {
        return client.message(conversation.json())
                .path("content")
                .path(0)
                .path("id")
                .asText();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return client.send(request);
    }
}
