package dev.armature.testkit.simulator.fault;

import static dev.armature.testkit.simulator.Bodies.body;
import static dev.armature.testkit.simulator.Bodies.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.Bodies;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.SimClient;
import dev.armature.testkit.simulator.SimClient.Event;
import dev.armature.testkit.simulator.disturbance.Disturbing;
import dev.armature.testkit.simulator.http.HttpReply;
import dev.armature.testkit.simulator.http.Piece;
import dev.armature.testkit.simulator.journal.JournalEntry;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.testkit.simulator.script.WrittenFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each fault does on the wire. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class FaultsTest {

    private static final String WHOLE =
            body().system(text(2_000, 's', "5m")).user(text(10, 'u')).json();
    private static final String STREAMED = body().system(text(2_000, 's', "5m"))
            .user(text(10, 'u'))
            .with(",\"stream\":true")
            .json();

    private static final String CHAT =
            "{\"model\":\"" + Bodies.MODEL + "\",\"n\":1,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    private final ModelSimulator simulator = ModelSimulator.builder()
            .model(SimModel.named(Bodies.MODEL))
            .policy(request -> SimReply.of(
                    new ReplyBlock.Text("I look, patiently."), new ReplyBlock.ToolUse("read", "{\"path\":\"a\"}")))
            .start();
    private final SimClient client = new SimClient(simulator);

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    @Nested
    final class Instead_of_a_reply {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"type":"http429"}                                    | 429 | rate_limit_error      | This request would exceed the rate limit.
                {"type":"http529"}                                    | 529 | overloaded_error      | Overloaded
                {"type":"http500"}                                    | 500 | api_error             | Internal server error
                {"type":"http503"}                                    | 503 | overloaded_error      | Service unavailable
                {"type":"promptTooLong","actual":208310,"max":200000} | 400 | invalid_request_error | prompt is too long: 208310 tokens > 200000 maximum
                {"type":"maxTokensExceedsContext","prompt":188240,"maxTokens":21333,"window":200000} | 400 | invalid_request_error | input length and `max_tokens` exceed context limit: 188240 + 21333 > 200000
                {"type":"creditTooLow"}                               | 400 | invalid_request_error | Your credit balance is too low to access the API.
                {"type":"http401"}                                    | 401 | authentication_error  | The access token has expired.
                {"type":"http403"}                                    | 403 | permission_error      | Your key may not use this resource.
                {"type":"http404","model":"gone"}                     | 404 | not_found_error       | model: gone
                """)
        void an_error_comes_once_and_then_the_reply(String fault, int status, String type, String message) {
            simulator.inject(WrittenFault.of(fault));

            HttpResponse<String> response = client.messages(WHOLE);

            JsonNode error = Json.read(response.body()).path("error");
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(error.path("type").asText()).isEqualTo(type);
            assertThat(error.path("message").asText()).isEqualTo(message);
            assertThat(client.messages(WHOLE).statusCode()).isEqualTo(200);
        }

        @Test
        void the_time_to_come_back_is_told_in_each_of_the_known_ways() {
            simulator.inject(Fault.rateLimitedForSeconds(7));
            simulator.inject(Fault.rateLimitedForMillis(250));
            simulator.inject(Fault.rateLimitedUntil(Instant.parse("2026-01-31T10:00:00Z")));
            simulator.inject(Fault.rateLimited().withShouldRetry(false).withErrorCode("enforced_spend_limit_reached"));

            assertThat(client.messages(WHOLE).headers().firstValue("retry-after"))
                    .contains("7");
            assertThat(client.messages(WHOLE).headers().firstValue("retry-after-ms"))
                    .contains("250");
            assertThat(client.messages(WHOLE).headers().firstValue("retry-after"))
                    .contains("Sat, 31 Jan 2026 10:00:00 GMT");
            HttpResponse<String> last = client.messages(WHOLE);
            assertThat(last.headers().firstValue("x-should-retry")).contains("false");
            assertThat(last.headers().firstValue("retry-after")).isEmpty();
            assertThat(last.body()).contains("\"details\":{\"error_code\":\"enforced_spend_limit_reached\"}");
        }

        @ParameterizedTest
        @CsvSource({"502", "413"})
        void a_page_of_something_in_front_is_html(int status) {
            simulator.inject(new Fault.HtmlReply(status));

            HttpResponse<String> response = client.messages(WHOLE);

            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.headers().firstValue("content-type")).contains("text/html");
            assertThat(response.body()).startsWith("<!DOCTYPE html>");
        }

        @Test
        void a_redirect_names_its_place() {
            simulator.inject(new Fault.Redirect("https://example.com/elsewhere"));

            HttpResponse<String> response = client.messages(WHOLE);

            assertThat(response.statusCode()).isEqualTo(307);
            assertThat(response.headers().firstValue("location")).contains("https://example.com/elsewhere");
        }

        @Test
        void a_time_to_come_back_on_one_of_the_first_days_of_a_month_has_a_day_of_two_digits() {
            simulator.inject(Fault.rateLimitedUntil(Instant.parse("2026-01-01T00:00:00Z")));

            assertThat(client.messages(WHOLE).headers().firstValue("retry-after"))
                    .contains("Thu, 01 Jan 2026 00:00:00 GMT");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"type":"http401","shouldRetry":true}
                {"type":"creditTooLow","shouldRetry":true}
                """)
        void every_error_may_say_whether_to_ask_again(String fault) {
            simulator.inject(WrittenFault.of(fault));

            assertThat(client.messages(WHOLE).headers().firstValue("x-should-retry"))
                    .contains("true");
        }

        @Test
        void headers_of_an_error_keep_their_order() {
            Fault.ErrorReply fault = Fault.overloaded();
            for (String name : List.of("zebra", "apple", "mango", "banana", "cherry")) {
                fault = fault.withHeader(name, "x");
            }

            assertThat(fault.headers().keySet()).containsExactly("zebra", "apple", "mango", "banana", "cherry");
        }

        static List<Fault> others() {
            return List.of(new Fault.HtmlReply(502), new Fault.Redirect("https://example.com/"));
        }

        @ParameterizedTest
        @MethodSource("others")
        void pages_and_redirects_carry_the_headers_of_every_reply(Fault fault) {
            simulator.inject(fault, Frequency.times(2));

            assertThat(client.messages(WHOLE).headers().map())
                    .containsKeys("request-id", "anthropic-organization-id", "anthropic-ratelimit-requests-limit");
            assertThat(client.chat(CHAT).headers().map()).containsKeys("x-request-id", "x-ratelimit-limit-requests");
        }

        @Test
        void nothing_at_all_is_a_closed_connection() {
            simulator.inject(new Fault.NoReply(), Frequency.times(5));

            assertThatThrownBy(() -> client.messages(WHOLE)).isInstanceOf(UncheckedIOException.class);
            assertThat(simulator.journal().getFirst().status()).isZero();
        }

        @Test
        void a_port_is_closed_for_a_while_and_opens_by_itself() throws InterruptedException {
            simulator.inject(new Fault.ClosedPort(Duration.ofHours(1)));

            assertThatThrownBy(() -> client.messages(WHOLE)).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> client.messages(WHOLE)).isInstanceOf(UncheckedIOException.class);
            int tries = 0;
            boolean answered = false;
            while (!answered && tries++ < 1_000) {
                simulator.advance(Duration.ofHours(1)); // again, for it may not have begun to wait
                Thread.sleep(Duration.ofMillis(20));
                answered = answers();
            }

            assertThat(answered).isTrue();
        }

        private boolean answers() {
            try {
                return client.messages(WHOLE).statusCode() == 200;
            } catch (UncheckedIOException e) {
                return false;
            }
        }

        @Test
        void a_closed_port_refuses_and_opens_again() {
            simulator.refuseConnections();
            assertThatThrownBy(() -> client.messages(WHOLE)).isInstanceOf(UncheckedIOException.class);

            simulator.acceptConnections();
            assertThat(client.messages(WHOLE).statusCode()).isEqualTo(200);
        }

        @Test
        void nothing_is_cached_and_the_journal_knows_what_struck() {
            simulator.inject(Fault.overloaded());
            client.messages(WHOLE);

            JournalEntry entry = simulator.journal().getFirst();
            assertThat(entry.usage()).isEmpty();
            assertThat(entry.faults()).containsExactly(Fault.overloaded());
            assertThat(client.usage(WHOLE)).isEqualTo(List.of(10L, 0L, 2_000L, 0L));
        }
    }

    @Nested
    final class In_the_events {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                EOF_AFTER_CONTENT       | content_block_stop
                EOF_AFTER_STOP_REASON   | message_delta
                """)
        void a_stream_may_end_early_in_good_order(StreamFault fault, String last) {
            assertThat(struck(fault).getLast().name()).isEqualTo(last);
        }

        @Test
        void data_may_be_half_a_json_text() {
            List<Event> events = struck(StreamFault.MALFORMED_DATA);

            assertThat(events)
                    .anySatisfy(event -> assertThatThrownBy(() -> Json.read(event.data()))
                            .isInstanceOf(IllegalArgumentException.class));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                UNKNOWN_EVENT           | weather_report
                UNKNOWN_BLOCK_TYPE      | "content_block":{"type":"hologram"
                UNKNOWN_DELTA_TYPE      | "delta":{"type":"hologram_delta"
                DELTA_FOR_UNKNOWN_INDEX | "index":99
                """)
        void something_unknown_may_stand_between_what_is_known(StreamFault fault, String strange) {
            List<Event> strangers = struck(fault).stream()
                    .filter(event -> event.data().contains(strange))
                    .toList();

            assertThat(strangers).hasSize(1);
        }

        @Test
        void blocks_may_stop_twice_or_never_and_messages_start_twice() {
            assertThat(count(struck(StreamFault.DUPLICATE_BLOCK_STOP), "content_block_stop"))
                    .isEqualTo(3);
            assertThat(count(struck(StreamFault.MISSING_BLOCK_STOP), "content_block_stop"))
                    .isEqualTo(1);
            assertThat(count(struck(StreamFault.DUPLICATE_MESSAGE_START), "message_start"))
                    .isEqualTo(2);
        }

        @Test
        void blocks_may_be_numbered_from_one() {
            List<Integer> indexes = struck(StreamFault.INDEX_GAP).stream()
                    .filter(event -> event.name().equals("content_block_start"))
                    .map(event -> Json.read(event.data()).path("index").asInt())
                    .toList();

            assertThat(indexes).containsExactly(1, 2);
        }

        @Test
        void a_call_may_come_without_any_input() {
            assertThat(struck(StreamFault.TOOL_USE_WITHOUT_DELTA))
                    .noneMatch(event -> event.data().contains("input_json_delta"));
        }

        @Test
        void an_error_may_end_the_stream() {
            List<Event> events = struck(new Fault.ErrorEvent("overloaded_error", "Overloaded", 3));

            assertThat(events).hasSize(4);
            assertThat(events.getLast().name()).isEqualTo("error");
            assertThat(events.getLast().data())
                    .startsWith(
                            "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"");
        }

        @Test
        void pings_may_come_in_a_storm_and_the_reply_after_it() {
            List<Event> events = struck(new Fault.Pings(2_000, Duration.ZERO));

            assertThat(count(events, "ping")).isEqualTo(2_001);
            assertThat(events.getLast().name()).isEqualTo("message_stop");
        }

        private List<Event> struck(Fault fault) {
            simulator.inject(fault);
            return client.events(STREAMED);
        }

        private static long count(List<Event> events, String name) {
            return events.stream().filter(event -> event.name().equals(name)).count();
        }
    }

    @Nested
    final class In_the_lines {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                CRLF_LINES           | event: message_start\\r\\ndata: {
                CR_LINES             | event: message_start\\rdata: {
                BOM                  | <BOM>event: message_start
                NO_SPACE_AFTER_COLON | event:message_start\\ndata:{
                NO_EVENT_LINES       | data: {"type":"message_start"
                MULTI_LINE_DATA      | event: message_start\\ndata: {"type":"message_start",\\ndata: "message"
                """)
        void the_same_events_are_written_otherwise(LineFault fault, String start) {
            simulator.inject(fault);

            String written = client.messages(STREAMED).body();

            assertThat(written).startsWith(start.translateEscapes().replace("<BOM>", "\uFEFF"));
        }

        @Test
        void comments_may_stand_between_events() {
            simulator.inject(LineFault.COMMENT_LINES);

            assertThat(client.messages(STREAMED).body().lines()).anyMatch(line -> line.startsWith(":"));
        }

        @Test
        void without_names_there_are_data_lines_only() {
            simulator.inject(LineFault.NO_EVENT_LINES);

            assertThat(client.messages(STREAMED).body()).doesNotContain("event:");
        }
    }

    @Nested
    final class In_the_bytes {

        @ParameterizedTest
        @CsvSource({"true", "false"})
        void a_body_may_be_cut(boolean reset) {
            simulator.inject(new Fault.CutAtByte(100, reset), Frequency.times(5));

            assertThatThrownBy(() -> client.messages(STREAMED)).isInstanceOf(UncheckedIOException.class);
            assertThat(simulator.journal().getFirst().usage()).isPresent();
        }

        static List<String> bodies() {
            return List.of(WHOLE, STREAMED);
        }

        @ParameterizedTest
        @MethodSource("bodies")
        void a_body_may_come_byte_by_byte_each_in_a_chunk_of_its_own(String body) throws IOException {
            // The first request writes the cache, and those after it read it.
            client.messages(body);
            String expected = withoutIds(client.messages(body).body());
            simulator.inject(new Fault.OneByteChunks());

            String written = written(body);
            String chunks = written.substring(written.indexOf("\r\n\r\n") + 4);

            assertThat(written).contains("\r\ntransfer-encoding: chunked\r\n").doesNotContain("content-length:");
            assertThat(chunks).matches("(?s)(1\r\n.\r\n)+0\r\n\r\n");
            assertThat(withoutIds(chunks.substring(0, chunks.length() - 5).replaceAll("(?s)1\r\n(.)\r\n", "$1")))
                    .isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 1})
        void a_cut_behind_the_end_of_a_body_has_no_meaning(long beyond) {
            client.messages(WHOLE);
            int length = client.messages(WHOLE).body().length();
            simulator.inject(new Fault.CutAtByte(length + beyond, false));

            HttpResponse<String> response = client.messages(WHOLE);

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body())
                    .contains("the body has " + length + " bytes and cannot be cut after " + (length + beyond));
        }

        @Test
        void a_stream_may_be_cut_at_its_end_and_not_behind_it() throws IOException {
            client.messages(STREAMED);
            int length = client.messages(STREAMED).body().length();
            simulator.inject(new Fault.CutAtByte(length, false));
            simulator.inject(new Fault.CutAtByte(length + 1, false));

            assertThat(written(STREAMED)).startsWith("HTTP/1.1 200").doesNotEndWith("\r\n0\r\n\r\n");
            assertThat(client.messages(STREAMED).statusCode()).isEqualTo(500);
        }

        @Test
        void an_answer_that_fails_before_its_first_byte_has_cached_nothing() {
            simulator.inject(new Fault.CutAtByte(0, false), Frequency.times(5));
            assertThatThrownBy(() -> client.messages(STREAMED)).isInstanceOf(UncheckedIOException.class);
            simulator.clearFaults();
            simulator.inject(new Fault.ErrorEvent("overloaded_error", "Overloaded", 0));
            assertThat(client.events(STREAMED)).extracting(Event::name).containsExactly("error");

            assertThat(simulator.journal()).allSatisfy(entry -> {
                assertThat(entry.usage()).isEmpty();
                assertThat(entry.outputTokens()).isZero();
            });
            assertThat(client.usage(WHOLE)).isEqualTo(List.of(10L, 0L, 2_000L, 0L));
        }

        @Test
        void an_answer_that_fails_after_its_first_event_has_cached() {
            simulator.inject(new Fault.ErrorEvent("overloaded_error", "Overloaded", 1));
            client.events(STREAMED);

            assertThat(client.usage(WHOLE)).isEqualTo(List.of(10L, 2_000L, 0L, 0L));
        }

        @Test
        void a_compressed_body_is_cut_slow_and_stalled_like_any_other() {
            HttpReply reply = HttpReply.streamed(
                    200,
                    Map.of(),
                    List.of(
                            Piece.bytes("one".getBytes(UTF_8)),
                            new Piece.Pause(Duration.ofSeconds(9)),
                            Piece.bytes("two".getBytes(UTF_8))));

            HttpReply packed = Disturbing.bytes(reply, List.of(new Fault.Gzip()));
            HttpReply cut = Disturbing.bytes(reply, List.of(new Fault.CutAtByte(5, true), new Fault.Gzip()));
            HttpReply slow = Disturbing.bytes(reply, List.of(new Fault.SlowBody(1_000), new Fault.Gzip()));

            assertThat(packed.chunked()).isTrue();
            assertThat(packed.body()).contains(new Piece.Pause(Duration.ofSeconds(9)));
            assertThat(cut.byteCount()).isEqualTo(5);
            assertThat(cut.body().getLast()).isEqualTo(new Piece.Cut(true));
            assertThat(slow.body()).contains(new Piece.Pause(Duration.ofMillis(50)));
        }

        @Test
        void what_came_before_a_stall_can_be_unpacked_before_it_is_over() throws IOException {
            HttpReply reply =
                    HttpReply.streamed(200, Map.of(), List.of(Piece.bytes("one".getBytes(UTF_8)), new Piece.Stall()));

            var first = (Piece.Bytes)
                    Disturbing.bytes(reply, List.of(new Fault.Gzip())).body().getFirst();

            try (var gzip = new GZIPInputStream(new ByteArrayInputStream(first.source()))) {
                assertThat(new String(gzip.readNBytes(3), UTF_8)).isEqualTo("one");
            }
        }

        /** All bytes of a reply, as they come. */
        private String written(String body) throws IOException {
            String head = "POST /v1/messages HTTP/1.1\r\nx-api-key: " + simulator.apiKey()
                    + "\r\nanthropic-version: 2023-06-01\r\ncontent-type: application/json\r\nconnection: close\r\n"
                    + "content-length: " + body.length() + "\r\n\r\n";
            try (var socket = new Socket(
                    InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                    simulator.baseUri().getPort())) {
                socket.getOutputStream().write((head + body).getBytes(UTF_8));
                return new String(socket.getInputStream().readAllBytes(), UTF_8);
            }
        }

        @Test
        void a_body_may_be_compressed_unasked() throws Exception {
            simulator.inject(new Fault.Gzip());

            HttpResponse<byte[]> response;
            try (HttpClient http = HttpClient.newHttpClient()) {
                response = http.send(
                        client.request("/v1/messages", WHOLE).build(), HttpResponse.BodyHandlers.ofByteArray());
            }

            assertThat(response.headers().firstValue("content-encoding")).contains("gzip");
            assertThat(unpacked(response.body())).startsWith("{\"id\":\"msg_");
        }

        private static String unpacked(byte[] bytes) throws IOException {
            try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return new String(gzip.readAllBytes(), UTF_8);
            }
        }

        private static String withoutIds(String body) {
            return body.replaceAll("\"(msg|toolu)_[^\"]*\"", "\"id\"");
        }
    }

    @Nested
    final class In_the_answer {

        @ParameterizedTest
        @EnumSource(
                value = AnswerFault.class,
                names = {"TOOL_INPUT_CUT_OFF", "UNKNOWN_TOOL"})
        void a_call_that_a_fault_adds_has_an_id_as_the_format_makes_them(AnswerFault fault) {
            simulator.policy(request -> SimReply.text("no call"));
            simulator.inject(fault, Frequency.times(2));

            assertThat(client.chat(CHAT).body()).contains("\"id\":\"call_").doesNotContain("toolu_");
            assertThat(client.messages(WHOLE).body()).contains("\"id\":\"toolu_");
        }

        @ParameterizedTest
        @CsvSource({
            "EMPTY_CONTENT,           end_turn",
            "TOOL_INPUT_CUT_OFF,      max_tokens",
            "UNKNOWN_STOP_REASON,     lost_the_thread",
            "PAUSE_TURN,              pause_turn",
            "CONTEXT_WINDOW_EXCEEDED, model_context_window_exceeded",
        })
        void it_may_end_for_another_reason(AnswerFault fault, String reason) {
            simulator.inject(fault);

            assertThat(client.message(WHOLE).path("stop_reason").asText()).isEqualTo(reason);
        }

        @Test
        void a_cut_input_is_empty_unstreamed_and_half_a_json_text_in_a_stream() {
            simulator.inject(AnswerFault.TOOL_INPUT_CUT_OFF, Frequency.times(2));

            String whole =
                    client.message(WHOLE).path("content").path(1).path("input").toString();
            String pieces = client.events(STREAMED).stream()
                    .map(event -> Json.read(event.data())
                            .path("delta")
                            .path("partial_json")
                            .asText())
                    .reduce("", String::concat);

            assertThat(whole).isEqualTo("{}");
            assertThat("{\"path\":\"a\"}").startsWith(pieces).isNotEqualTo(pieces);
        }

        @Test
        void there_may_be_an_empty_text_an_unknown_tool_or_one_id_twice() {
            simulator.inject(AnswerFault.EMPTY_TEXT_BLOCK);
            simulator.inject(AnswerFault.UNKNOWN_TOOL);
            simulator.inject(AnswerFault.DUPLICATE_TOOL_ID);

            assertThat(client.message(WHOLE)
                            .path("content")
                            .path(0)
                            .path("text")
                            .asText("none"))
                    .isEmpty();
            assertThat(client.message(WHOLE)
                            .path("content")
                            .path(1)
                            .path("name")
                            .asText())
                    .isEqualTo("no_such_tool");
            JsonNode twice = client.message(WHOLE).path("content");
            assertThat(twice.path(1).path("id")).isEqualTo(twice.path(2).path("id"));
        }

        @Test
        void figures_may_be_null_or_absent() {
            simulator.inject(AnswerFault.NULL_USAGE);
            simulator.inject(AnswerFault.NO_USAGE);

            assertThat(client.message(WHOLE).path("usage").toString())
                    .isEqualTo("{\"input_tokens\":null,\"output_tokens\":null}");
            assertThat(client.message(WHOLE).has("usage")).isFalse();
        }

        @Test
        void a_refusal_is_a_message_with_its_details() {
            simulator.inject(new Fault.Refusal("cyber", "No."));

            JsonNode message = client.message(WHOLE);

            assertThat(message.path("stop_reason").asText()).isEqualTo("refusal");
            assertThat(message.path("content")).isEmpty();
            assertThat(message.path("stop_details").toString())
                    .isEqualTo("{\"type\":\"refusal\",\"category\":\"cyber\",\"explanation\":\"No.\"}");
        }

        @Test
        void an_input_may_be_huge_and_the_model_another() {
            simulator.inject(new Fault.HugeToolInput(1_000_000));
            simulator.inject(new Fault.ModelSwap("understudy"));

            assertThat(client.message(WHOLE)
                            .path("content")
                            .path(0)
                            .path("input")
                            .path("text")
                            .asText())
                    .hasSize(1_000_000);
            assertThat(client.message(WHOLE).path("model").asText()).isEqualTo("understudy");
        }
    }

    @Nested
    final class How_often {

        @Test
        void as_many_times_as_was_said_or_every_so_many() {
            simulator.inject(Fault.overloaded(), Frequency.times(2));
            assertThat(statuses(4)).containsExactly(529, 529, 200, 200);

            simulator.inject(Fault.internalError(), Frequency.every(3));
            assertThat(statuses(6)).containsExactly(200, 200, 500, 200, 200, 500);
            simulator.clearFaults();
            assertThat(statuses(3)).containsOnly(200);
        }

        @Test
        void by_chance_alike_in_every_run_with_one_seed() {
            List<Integer> first = byChance(7);

            assertThat(first).contains(200, 529);
            assertThat(byChance(7)).isEqualTo(first);
            assertThat(byChance(8)).isNotEqualTo(first);
        }

        private static List<Integer> byChance(long seed) {
            try (ModelSimulator chancy = ModelSimulator.builder()
                            .model(SimModel.named(Bodies.MODEL))
                            .seed(seed)
                            .start();
                    SimClient asking = new SimClient(chancy)) {
                chancy.inject(Fault.overloaded(), Frequency.withChance(0.5));
                return Stream.generate(() -> asking.messages(WHOLE).statusCode())
                        .limit(30)
                        .toList();
            }
        }

        @Test
        void only_requests_that_are_otherwise_valid_count() {
            simulator.inject(Fault.overloaded());

            assertThat(client.messages("{}").statusCode()).isEqualTo(400);
            assertThat(client.messages(WHOLE).statusCode()).isEqualTo(529);
        }

        private List<Integer> statuses(int count) {
            return Stream.generate(() -> client.messages(WHOLE).statusCode())
                    .limit(count)
                    .toList();
        }
    }

    @Nested
    final class Without_meaning {

        @ParameterizedTest
        @EnumSource(StreamFault.class)
        void a_fault_of_events_fails_a_request_that_asks_for_no_stream(StreamFault fault) {
            assertMeaningless(fault);
        }

        @ParameterizedTest
        @EnumSource(LineFault.class)
        void a_fault_of_lines_does_too(LineFault fault) {
            assertMeaningless(fault);
        }

        static List<Fault> others() {
            return List.of(
                    new Fault.Pings(1, Duration.ZERO),
                    new Fault.StallAfterEvent(1, Duration.ZERO),
                    new Fault.ErrorEvent("api_error", "x", 1));
        }

        @ParameterizedTest
        @MethodSource("others")
        void and_so_do_pings_stalls_and_errors_inside(Fault fault) {
            assertMeaningless(fault);
        }

        @ParameterizedTest
        @CsvSource({
            "dataWithoutEventLine, ',\"stream\":true'",
            "emptyTextBlock,       ''",
            "emptyTextBlock,       ',\"stream\":true'",
            "pauseTurn,            ''",
            "pauseTurn,            ',\"stream\":true'",
            "nullUsageFields,      ',\"stream\":true'",
            "usageMissing,         ',\"stream\":true'",
        })
        void what_chat_completions_cannot_say_fails_the_request(String fault, String asked) {
            simulator.inject(WrittenFault.of("{\"type\":\"" + fault + "\"}"));

            HttpResponse<String> response = client.chat(CHAT.replace(",\"n\":1", asked));

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).contains("has no meaning");
            assertThatThrownBy(simulator::verify).isInstanceOf(AssertionError.class);
        }

        @ParameterizedTest
        @CsvSource({
            "nullUsageFields, ''",
            "usageMissing,    ',\"stream\":true,\"stream_options\":{\"include_usage\":true}'",
        })
        void what_chat_completions_can_say_does_not(String fault, String asked) {
            simulator.inject(WrittenFault.of("{\"type\":\"" + fault + "\"}"));

            HttpResponse<String> response = client.chat(CHAT.replace(",\"n\":1", asked));

            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(response.body()).doesNotContain("prompt_tokens");
        }

        @Test
        void a_gap_between_blocks_needs_a_block() {
            simulator.policy(request -> SimReply.of());

            simulator.inject(StreamFault.INDEX_GAP, Frequency.times(2));

            assertThat(client.messages(STREAMED).statusCode()).isEqualTo(500);
        }

        private void assertMeaningless(Fault fault) {
            simulator.inject(fault);

            HttpResponse<String> response = client.messages(WHOLE);

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).contains("needs a streamed reply, and none was asked for");
            assertThatThrownBy(simulator::verify).isInstanceOf(AssertionError.class);
        }
    }
}
