package dev.armature.models.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.Message;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.usage.Usage;
import dev.armature.models.Streams;
import dev.armature.models.http.TinyServer;
import dev.armature.prompts.PromptBlock;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class AnthropicModelTest {
    private static final String KEY = "sk-ant-secret-0123456789";

    @Test
    void an_answer_arrives_as_events_and_goes_back_as_it_came() throws IOException {
        try (TinyServer server =
                TinyServer.answering(TinyServer.events(Recorded.TOOL_TURN), TinyServer.events(Recorded.HELLO))) {
            AnthropicModel model = model(server.base()).build();
            UserMessage question = UserMessage.of("What is it?");

            List<ModelEvent> events = Streams.all(model.ask(request(question)));
            ModelEvent.Completed completed = (ModelEvent.Completed) events.get(events.size() - 1);
            Part thought = new Part.Thought(
                    "Check the pom.",
                    raw("{\"type\":\"thinking\",\"thinking\":\"Check the pom.\",\"signature\":\"EqQBCgIY\"}"));
            Part said = new Part.Said("Let me look: ü 😀", raw("{\"type\":\"text\",\"text\":\"Let me look: ü 😀\"}"));
            Part call = new Part.Call(
                    new ToolCall("toolu_01A", "Read", "{\"z\": 1.10, \"path\": \"pom.xml\"}", true),
                    raw("{\"type\":\"tool_use\",\"id\":\"toolu_01A\",\"name\":\"Read\","
                            + "\"input\":{\"z\": 1.10, \"path\": \"pom.xml\"},\"caller\":{\"type\":\"direct\"}}"));
            Message answer =
                    new AssistantMessage("msg_01", "claude-x", List.of(thought, said, call), StopReason.TOOL_USE);
            assertThat(events)
                    .containsExactly(
                            new ModelEvent.Started("msg_01", "claude-x"),
                            new ModelEvent.ThinkingDelta("Check the pom."),
                            new ModelEvent.PartCompleted(thought),
                            new ModelEvent.TextDelta("Let me "),
                            new ModelEvent.TextDelta("look: ü 😀"),
                            new ModelEvent.PartCompleted(said),
                            new ModelEvent.CallStarted("toolu_01A", "Read"),
                            new ModelEvent.PartCompleted(call),
                            new ModelEvent.Completed(
                                    (AssistantMessage) answer, new Usage(12, 18211, 1000, 430, 97, 40)));

            UserMessage results = new UserMessage(List.of(new UserMessage.Part.Answer("toolu_01A", List.of(), false)));
            Streams.all(model.ask(request(question, completed.message(), results)));

            assertThat(server.received().get(1).body())
                    .isEqualTo("{\"model\":\"claude-x\",\"stream\":true,"
                            + "\"tools\":[{\"name\":\"Read\",\"description\":\"Reads.\",\"input_schema\":{\"type\":\"object\"}}],"
                            + "\"system\":[{\"type\":\"text\",\"text\":\"Be brief.\"}],"
                            + "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What is it?\"}]},"
                            + "{\"role\":\"assistant\",\"content\":["
                            + thought.raw().json() + "," + said.raw().json() + ","
                            + call.raw().json() + "]},"
                            + "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"toolu_01A\"}]}],"
                            + "\"max_tokens\":500}");
        }
    }

    @Test
    void the_key_goes_into_one_header_and_the_version_into_another() throws IOException {
        try (TinyServer server = TinyServer.answering(TinyServer.events(Recorded.HELLO))) {
            Streams.all(
                    model(server.base()).header("anthropic-beta", "a,b").build().ask(request(UserMessage.of("Hi"))));

            TinyServer.Received received = server.received().get(0);
            assertThat(received.head()).startsWith("POST /v1/messages HTTP/1.1");
            assertThat(received.header("x-api-key")).isEqualTo(KEY);
            assertThat(received.header("anthropic-version")).isEqualTo("2023-06-01");
            assertThat(received.header("anthropic-beta")).isEqualTo("a,b");
            assertThat(received.header("content-length"))
                    .isEqualTo(Integer.toString(received.body().length()));
        }
    }

    @Test
    void a_connection_is_used_again_for_the_next_request() throws IOException {
        try (TinyServer server =
                TinyServer.answering(TinyServer.events(Recorded.HELLO), TinyServer.events(Recorded.HELLO))) {
            AnthropicModel model = model(server.base()).build();

            Streams.all(model.ask(request(UserMessage.of("Hi"))));
            Streams.all(model.ask(request(UserMessage.of("Hi again"))));

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void thinking_effort_and_an_answer_schema_are_asked_for_behind_the_messages() throws IOException {
        try (TinyServer server = TinyServer.answering(TinyServer.events(Recorded.HELLO))) {
            ModelRequest request = new ModelRequest(
                    List.of(), List.of(), List.of(UserMessage.of("Hi")), 500, "", "{\"type\":\"object\"}");

            Streams.all(model(server.base())
                    .adaptiveThinking()
                    .effort("high")
                    .build()
                    .ask(request));

            assertThat(server.received().get(0).body())
                    .endsWith("],\"max_tokens\":500,\"thinking\":{\"type\":\"adaptive\",\"display\":\"summarized\"},"
                            + "\"output_config\":{\"effort\":\"high\",\"format\":{\"type\":\"json_schema\","
                            + "\"schema\":{\"type\":\"object\"}}}}");
        }
    }

    @Test
    void marks_go_into_their_segments_and_leave_the_next_request_unmarked() throws IOException {
        try (TinyServer server =
                TinyServer.answering(TinyServer.events(Recorded.HELLO), TinyServer.events(Recorded.HELLO))) {
            AnthropicModel model = model(server.base()).build();
            ModelRequest request = request(UserMessage.of("Hi"));

            Streams.all(model.ask(request.cacheMarks(Map.of(1, Duration.ofHours(1), 2, Duration.ofMinutes(5)))));
            Streams.all(model.ask(request));

            String hour = ",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}";
            String minutes = ",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"5m\"}";
            String marked = server.received().get(0).body();
            assertThat(marked).contains("\"text\":\"Be brief.\"" + hour + "}", "\"text\":\"Hi\"" + minutes + "}");
            assertThat(server.received().get(1).body())
                    .isEqualTo(marked.replace(hour, "").replace(minutes, ""));
        }
    }

    @Test
    void a_mark_where_none_can_stand_is_a_mistake() {
        AnthropicModel model = model(URI.create("http://127.0.0.1:1")).build();
        Message thinking = new AssistantMessage(
                "i",
                "m",
                List.of(new Part.Thought("", raw("{\"type\":\"redacted_thinking\",\"data\":\"x\"}"))),
                StopReason.PAUSED);
        ModelRequest request = request(UserMessage.of("a"), thinking, UserMessage.of("b"));

        assertThatThrownBy(() -> model.ask(request.cacheMarks(Map.of(3, Duration.ofMinutes(5)))))
                .hasMessage("segment 3 cannot carry a cache mark");
        assertThatThrownBy(() -> model.ask(request.cacheMarks(Map.of(5, Duration.ofMinutes(5)))))
                .hasMessage("a cache mark stands on segment 5 of only 5");
    }

    @Nested
    final class When_it_fails {

        @Test
        void a_wrong_key_names_the_variable_and_never_the_key() throws IOException {
            String body =
                    "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"invalid x-api-key "
                            + KEY + "\"},\"request_id\":\"req_9\"}";
            try (TinyServer server = TinyServer.answering(TinyServer.status(401, "", body))) {
                ModelFailure failure =
                        Streams.failure(model(server.base()).build().ask(request(UserMessage.of("Hi"))));

                assertThat(failure)
                        .isEqualTo(new ModelFailure(
                                Kind.AUTHENTICATION,
                                "Anthropic at " + server.base() + " does not accept the API key (HTTP 401: invalid "
                                        + "x-api-key ***). Check ANTHROPIC_API_KEY.",
                                null,
                                "req_9"));
            }
        }

        @Test
        void an_unknown_model_is_named() throws IOException {
            String body =
                    "{\"type\":\"error\",\"error\":{\"type\":\"not_found_error\",\"message\":\"model: claude-x\"}}";
            try (TinyServer server = TinyServer.answering(TinyServer.status(404, "request-id: req_7\r\n", body))) {
                ModelFailure failure =
                        Streams.failure(model(server.base()).build().ask(request(UserMessage.of("Hi"))));

                assertThat(failure)
                        .isEqualTo(new ModelFailure(
                                Kind.MODEL_NOT_FOUND,
                                "Anthropic at " + server.base()
                                        + " does not know the model `claude-x` (HTTP 404: model: claude-x). Check the "
                                        + "model's name, and the base URL (ANTHROPIC_BASE_URL).",
                                null,
                                "req_7"));
            }
        }

        @Test
        void a_closed_port_says_what_to_check() throws IOException {
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            URI nobody = URI.create("http://127.0.0.1:" + port);

            ModelFailure failure = Streams.failure(model(nobody).build().ask(request(UserMessage.of("Hi"))));

            assertThat(failure)
                    .isEqualTo(ModelFailure.of(
                            Kind.NETWORK,
                            "Cannot reach Anthropic at " + nobody
                                    + ": connection refused. Check that the server runs and "
                                    + "that the base URL (ANTHROPIC_BASE_URL) is right."));
        }

        @Test
        void a_redirect_is_not_followed_and_the_key_stays_here() throws IOException {
            try (TinyServer elsewhere = TinyServer.answering(TinyServer.events(Recorded.HELLO));
                    TinyServer server = TinyServer.answering(
                            TinyServer.status(307, "Location: " + elsewhere.base() + "/v1/messages\r\n", ""))) {
                ModelFailure failure =
                        Streams.failure(model(server.base()).build().ask(request(UserMessage.of("Hi"))));

                assertThat(failure.kind()).isEqualTo(Kind.INVALID_REQUEST);
                assertThat(failure.message()).contains("redirect (HTTP 307) to `127.0.0.1`", "ANTHROPIC_BASE_URL");
                assertThat(elsewhere.connections()).isZero();
            }
        }

        @Test
        void a_web_page_is_not_shown() throws IOException {
            String page = "<html><body><h1>413 Request Entity Too Large</h1></body></html>";
            try (TinyServer server =
                    TinyServer.answering(TinyServer.status(413, "Content-Type: text/html\r\n", page))) {
                ModelFailure failure =
                        Streams.failure(model(server.base()).build().ask(request(UserMessage.of("Hi"))));

                assertThat(failure)
                        .isEqualTo(ModelFailure.of(
                                Kind.REQUEST_TOO_LARGE,
                                "The request has too many bytes for Anthropic at " + server.base()
                                        + " (HTTP 413: no explanation, perhaps from a proxy)."));
            }
        }

        @Test
        void a_web_page_instead_of_events_is_told_and_not_retried() throws IOException {
            try (TinyServer server = TinyServer.answering(
                    TinyServer.status(200, "Content-Type: text/html\r\n", "<html>Please log in</html>"))) {
                ModelFailure failure =
                        Streams.failure(model(server.base()).build().ask(request(UserMessage.of("Hi"))));

                assertThat(failure)
                        .isEqualTo(ModelFailure.of(
                                        Kind.MALFORMED,
                                        "Anthropic at " + server.base()
                                                + " answered with a web page instead of a stream of events. Check the base "
                                                + "URL (ANTHROPIC_BASE_URL).")
                                .retryable(false));
            }
        }

        @Test
        void a_connection_without_an_answer_is_a_network_failure() throws IOException {
            try (TinyServer server = TinyServer.answering(peer -> peer.hangUp(false))) {
                ModelFailure failure =
                        Streams.failure(model(server.base()).build().ask(request(UserMessage.of("Hi"))));

                assertThat(failure.kind()).isEqualTo(Kind.NETWORK);
            }
        }

        @Test
        void a_reset_in_the_middle_is_a_cut() throws IOException {
            try (TinyServer server = TinyServer.answering(peer -> {
                peer.beginEvents();
                peer.chunk(Recorded.HELLO.substring(0, 300));
                peer.hangUp(true);
            })) {
                ModelFailure failure =
                        Streams.failure(model(server.base()).build().ask(request(UserMessage.of("Hi"))));

                assertThat(failure.kind()).isEqualTo(Kind.CUT_OFF);
            }
        }

        @Test
        void an_end_without_message_stop_is_a_cut() throws IOException {
            String cut = Recorded.HELLO.substring(0, Recorded.HELLO.indexOf("event: message_stop"));
            try (TinyServer server = TinyServer.answering(TinyServer.events(cut))) {
                ModelFailure failure =
                        Streams.failure(model(server.base()).build().ask(request(UserMessage.of("Hi"))));

                assertThat(failure)
                        .isEqualTo(ModelFailure.of(
                                Kind.CUT_OFF,
                                "The answer of Anthropic at " + server.base()
                                        + " is not complete: the answer ended before it was complete."));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"identity", "gzip", "x-gzip", "gzip, identity", "GZIP"})
        void a_body_may_be_packed_though_nobody_asked_for_it(String packing) throws IOException {
            byte[] body = Recorded.HELLO.getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            if (packing.equals("identity")) {
                packed.write(body);
            } else {
                try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                    gzip.write(body);
                }
            }
            try (TinyServer server = TinyServer.answering(packed(packing, packed.toByteArray()))) {
                ModelEvent last = Streams.last(model(server.base()).build().ask(request(UserMessage.of("Hi"))));

                assertThat(((ModelEvent.Completed) last).message().text()).isEqualTo("Hello.");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"br", "deflate", "gzip, br"})
        void a_body_that_is_packed_in_a_way_that_is_not_understood_is_named_and_not_asked_for_again(String packing)
                throws IOException {
            try (TinyServer server = TinyServer.answering(packed(packing, new byte[] {1, 2, 3}))) {
                ModelFailure failure =
                        Streams.failure(model(server.base()).build().ask(request(UserMessage.of("Hi"))));

                assertThat(failure)
                        .isEqualTo(ModelFailure.of(
                                        Kind.MALFORMED,
                                        "The answer of Anthropic at " + server.base()
                                                + " cannot be understood: it is packed as `" + packing
                                                + "`, which was not asked for. Something between here and the server may"
                                                + " have done so.")
                                .retryable(false));
            }
        }

        @Test
        void an_explanation_that_is_packed_in_a_way_that_is_not_understood_is_none() throws IOException {
            try (TinyServer server =
                    TinyServer.answering(TinyServer.status(429, "Content-Encoding: br\r\n", "\u001b\u0001"))) {
                ModelFailure failure =
                        Streams.failure(model(server.base()).build().ask(request(UserMessage.of("Hi"))));

                assertThat(failure)
                        .isEqualTo(ModelFailure.of(
                                Kind.RATE_LIMITED,
                                "Anthropic at " + server.base()
                                        + " asks to slow down (HTTP 429: no explanation, perhaps from a proxy)."));
            }
        }

        private static TinyServer.Script packed(String packing, byte[] body) {
            return peer -> {
                peer.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: " + packing
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n");
                peer.write(body);
            };
        }

        @Test
        void pings_keep_no_dead_answer_alive() throws IOException {
            try (TinyServer server = TinyServer.answering(peer -> {
                peer.beginEvents();
                peer.chunk(Recorded.HELLO.substring(0, Recorded.HELLO.indexOf("event: content_block_stop")));
                while (true) {
                    peer.chunk("event: ping\ndata: {\"type\":\"ping\"}\n\n: comment\n\n");
                    Thread.sleep(20);
                }
            })) {
                AnthropicModel model =
                        model(server.base()).idleTimeout(Duration.ofMillis(300)).build();

                ModelFailure failure = Streams.failure(model.ask(request(UserMessage.of("Hi"))));

                assertThat(failure)
                        .isEqualTo(ModelFailure.of(
                                Kind.TIMEOUT,
                                "Anthropic at " + server.base() + " went silent: no progress within 0.3 seconds."));
            }
        }

        @Test
        void the_time_in_which_nobody_reads_is_not_the_servers_silence() throws Exception {
            try (TinyServer server = TinyServer.answering(TinyServer.events(Recorded.HELLO))) {
                AnthropicModel model = model(server.base())
                        .firstEventTimeout(Duration.ofMillis(400))
                        .idleTimeout(Duration.ofMillis(400))
                        .build();
                try (ModelStream stream = model.ask(request(UserMessage.of("Hi")))) {
                    Thread.sleep(600);
                    ModelEvent first = stream.next();
                    Thread.sleep(600);

                    assertThat(first).isInstanceOf(ModelEvent.Started.class);
                    assertThat(Streams.all(stream).getLast()).isInstanceOf(ModelEvent.Completed.class);
                }
            }
        }

        @Test
        void nobody_knows_how_long_an_answer_was_that_broke_off() throws Exception {
            String cut = Recorded.TOOL_TURN.substring(0, Recorded.TOOL_TURN.indexOf("event: content_block_stop"));
            try (TinyServer server = TinyServer.answering(TinyServer.events(cut))) {
                List<ModelEvent> events =
                        Streams.all(model(server.base()).build().ask(request(UserMessage.of("Hi"))));

                assertThat(((ModelEvent.Failed) events.getLast()).usage())
                        .isEqualTo(new Usage(
                                12, 18211, 1000, 430, 0, 0, Set.of(Usage.Count.OUTPUT, Usage.Count.REASONING)));
            }
        }

        @Test
        void an_answer_that_never_begins_times_out() throws IOException {
            try (TinyServer server = TinyServer.answering(TinyServer.Peer::untilClientGone)) {
                AnthropicModel model = model(server.base())
                        .firstEventTimeout(Duration.ofMillis(200))
                        .build();

                ModelFailure failure = Streams.failure(model.ask(request(UserMessage.of("Hi"))));

                assertThat(failure)
                        .isEqualTo(ModelFailure.of(
                                Kind.TIMEOUT,
                                "Anthropic at " + server.base() + " did not begin to answer within 0.2 seconds."));
            }
        }

        @Test
        void an_endless_answer_is_given_up() throws IOException {
            try (TinyServer server = TinyServer.answering(peer -> {
                peer.beginEvents();
                while (true) {
                    peer.chunk("x".repeat(10_000));
                }
            })) {
                AnthropicModel model =
                        model(server.base()).maxAnswerBytes(100_000).build();

                ModelFailure failure = Streams.failure(model.ask(request(UserMessage.of("Hi"))));

                assertThat(failure)
                        .isEqualTo(ModelFailure.of(
                                        Kind.MALFORMED,
                                        "The answer of Anthropic at " + server.base()
                                                + " was given up: it is longer than 100000 bytes.")
                                .retryable(false));
            }
        }
    }

    @Nested
    final class When_it_is_closed {

        @Test
        void the_reader_gets_a_cancellation_and_the_socket_is_free_at_once() throws Exception {
            try (TinyServer server = TinyServer.answering(peer -> {
                peer.beginEvents();
                peer.chunk(Recorded.HELLO.substring(0, 200));
                peer.untilClientGone();
            })) {
                ModelStream stream = model(server.base()).build().ask(request(UserMessage.of("Hi")));
                assertThat(stream.next()).isInstanceOf(ModelEvent.Started.class);
                CompletableFuture<ModelEvent> reader = new CompletableFuture<>();
                Thread.ofVirtual().start(() -> reader.complete(Streams.last(stream)));

                stream.close();

                assertThat(server.clientGoneWithin(250)).isTrue();
                assertThat(((ModelEvent.Failed) reader.get(250, TimeUnit.MILLISECONDS))
                                .failure()
                                .kind())
                        .isEqualTo(Kind.CANCELLED);
            }
        }

        @Test
        void the_socket_is_free_even_before_an_answer_came() throws Exception {
            try (TinyServer server = TinyServer.answering(TinyServer.Peer::untilClientGone)) {
                ModelStream stream = model(server.base()).build().ask(request(UserMessage.of("Hi")));
                CompletableFuture<ModelEvent> reader = new CompletableFuture<>();
                Thread.ofVirtual().start(() -> reader.complete(Streams.last(stream)));
                while (server.received().isEmpty()) {
                    Thread.onSpinWait();
                }

                stream.close();

                assertThat(server.clientGoneWithin(250)).isTrue();
                assertThat(((ModelEvent.Failed) reader.get(250, TimeUnit.MILLISECONDS))
                                .failure()
                                .kind())
                        .isEqualTo(Kind.CANCELLED);
            }
        }

        @Test
        void asking_on_after_the_last_event_is_a_mistake() throws Exception {
            try (TinyServer server = TinyServer.answering(TinyServer.events(Recorded.HELLO))) {
                ModelStream stream = model(server.base()).build().ask(request(UserMessage.of("Hi")));
                Streams.all(stream);

                assertThatThrownBy(stream::next).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Nested
    final class Built_from_the_environment {

        @Test
        void key_and_address_are_taken_and_not_shown() {
            AnthropicModel model = AnthropicModel.builder("claude-x")
                    .environment(Map.of(
                            "ANTHROPIC_API_KEY", KEY + "\n", "ANTHROPIC_BASE_URL", "http://localhost:8080/proxy/"))
                    .build();

            assertThat(model).hasToString("AnthropicModel(claude-x at http://localhost:8080/proxy)");
        }

        @Test
        void of_two_keys_only_the_one_named_last_is_sent() throws IOException {
            try (TinyServer server = TinyServer.answering(TinyServer.events(Recorded.HELLO))) {
                Streams.all(AnthropicModel.builder("claude-x")
                        .environment(Map.of("ANTHROPIC_API_KEY", KEY))
                        .baseUri(server.base())
                        .bearer(ApiKey.of("of-the-gateway"))
                        .build()
                        .ask(request(UserMessage.of("Hi"))));

                TinyServer.Received received = server.received().getFirst();
                assertThat(received.header("authorization")).isEqualTo("Bearer of-the-gateway");
                assertThat(received.head()).doesNotContain(KEY);
            }
        }

        @Test
        void a_bad_address_or_header_is_refused_without_showing_it() {
            assertThatThrownBy(() -> AnthropicModel.builder("claude-x")
                            .environment(Map.of("ANTHROPIC_BASE_URL", "https://me:" + KEY + "@host")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(KEY)
                    .hasMessageContaining("`host`");
            assertThatThrownBy(() -> AnthropicModel.builder("claude-x")
                            .environment(Map.of("ANTHROPIC_BASE_URL", "https://" + KEY + " oops")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(KEY)
                    .hasMessageContaining("ANTHROPIC_BASE_URL");
            assertThatThrownBy(() -> AnthropicModel.builder("claude-x")
                            .header("x-token", KEY + "\r\nhost: evil")
                            .build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(KEY)
                    .hasMessageContaining("`x-token`");
            assertThatThrownBy(() -> ApiKey.of("sk-ant-\u0001-secret"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("secret");
        }
    }

    private static AnthropicModel.Builder model(URI base) {
        return AnthropicModel.builder("claude-x").baseUri(base).apiKey(ApiKey.of(KEY));
    }

    private static ModelRequest request(Message... messages) {
        ToolSpec tool = new ToolSpec("Read", "Reads.", "{\"type\":\"object\"}", ToolLimits.standard());
        return new ModelRequest(List.of(PromptBlock.of("Be brief.")), List.of(tool), List.of(messages), 500, "", null);
    }

    private static RawBlock raw(String json) {
        return new RawBlock("anthropic.messages", json);
    }
}
