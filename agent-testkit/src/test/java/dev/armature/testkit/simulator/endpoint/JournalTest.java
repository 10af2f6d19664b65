package dev.armature.testkit.simulator.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.armature.testkit.simulator.Bodies;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.SimClient;
import dev.armature.testkit.simulator.http.Requests;
import dev.armature.testkit.simulator.journal.JournalEntry;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.provider.SimModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the journal holds of requests that are too large, too many or none. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class JournalTest {

    @Test
    void the_oldest_entries_go_when_their_bodies_are_too_much_together() {
        var journal = new Journal(100, 1_000);
        for (int size : List.of(400, 400, 400, 2_000, 10)) {
            journal.write(draft(size), 200);
        }

        assertThat(journal.entries()).extracting(JournalEntry::number).containsExactly(5L);
        journal.write(draft(990), 200);
        assertThat(journal.entries()).extracting(JournalEntry::number).containsExactly(5L, 6L);
        journal.write(draft(2_000), 200);
        assertThat(journal.entries()).extracting(JournalEntry::number).containsExactly(7L);
        assertThat(journal.count()).isEqualTo(7);
    }

    @Test
    void a_request_that_is_too_large_is_in_it_and_refused_in_the_words_of_its_format() {
        try (ModelSimulator simulator = small();
                SimClient client = new SimClient(simulator)) {
            String large = Bodies.body().user(Bodies.text(1_000, 'u')).json();

            HttpResponse<String> messages = client.messages(large);
            HttpResponse<String> chat = client.chat(large);

            assertThat(messages.statusCode()).isEqualTo(413);
            assertThat(Json.read(messages.body()).path("error").path("type").asText())
                    .isEqualTo("request_too_large");
            assertThat(messages.headers().map())
                    .containsKeys("request-id", "anthropic-organization-id", "anthropic-ratelimit-requests-limit");
            assertThat(chat.statusCode()).isEqualTo(413);
            assertThat(Json.read(chat.body()).path("error").path("type").asText())
                    .isEqualTo("invalid_request_error");
            assertThat(chat.headers().map()).containsKeys("x-request-id", "x-ratelimit-limit-requests");
            assertThat(simulator.requestCount()).isEqualTo(2);
            assertThat(simulator.journal())
                    .extracting(
                            JournalEntry::method,
                            JournalEntry::path,
                            JournalEntry::status,
                            entry -> entry.body().length())
                    .containsExactly(
                            tuple("POST", "/v1/messages", 413, 0), tuple("POST", "/v1/chat/completions", 413, 0));
            assertThat(simulator.journal().getFirst().headers()).containsEntry("x-api-key", "(left out)");
            assertThat(simulator.journal().getFirst().error())
                    .isEqualTo("Request exceeds the maximum size of 1000 bytes");
        }
    }

    @Test
    void what_is_no_request_is_in_it_too() throws IOException {
        try (ModelSimulator simulator = small()) {
            String noLine = sent(simulator, "hello\r\n\r\n");
            String noHeader = sent(simulator, "POST /v1/responses HTTP/1.1\r\nhost\r\n\r\n");
            String longHead = sent(simulator, "GET /v1/models HTTP/1.1\r\nx: " + "x".repeat(70_000) + "\r\n\r\n");

            assertThat(List.of(noLine, noHeader, longHead))
                    .extracting(reply -> reply.substring(0, 12))
                    .containsExactly("HTTP/1.1 400", "HTTP/1.1 400", "HTTP/1.1 431");
            assertThat(simulator.journal())
                    .extracting(JournalEntry::method, JournalEntry::path, JournalEntry::status)
                    .containsExactly(
                            tuple("", "", 400), tuple("POST", "/v1/responses", 400), tuple("GET", "/v1/models", 431));
            assertThat(noHeader).contains("x-ratelimit-limit-requests");
        }
    }

    @Test
    void its_own_paths_stay_out_of_it_when_they_are_not_understood() throws IOException {
        try (ModelSimulator simulator = small()) {
            String reply =
                    sent(simulator, "POST /__sim/script HTTP/1.1\r\ncontent-length: 9000\r\n\r\n" + "x".repeat(9_000));

            assertThat(reply).startsWith("HTTP/1.1 413").contains("{\"error\":\"Request exceeds");
            assertThat(simulator.requestCount()).isZero();
        }
    }

    @Test
    void headers_stand_in_it_in_the_order_in_which_they_came() throws IOException {
        try (ModelSimulator simulator = small()) {
            sent(
                    simulator,
                    "GET /v1/models HTTP/1.1\r\nzebra: 1\r\napple: 2\r\nmango: 3\r\nbanana: 4\r\nconnection: close\r\n\r\n");

            assertThat(simulator.journal().getFirst().headers().keySet())
                    .containsExactly("zebra", "apple", "mango", "banana", "connection");
        }
    }

    private static ModelSimulator small() {
        return ModelSimulator.builder()
                .model(SimModel.named(Bodies.MODEL))
                .mostBodyBytes(1_000)
                .start();
    }

    private static Draft draft(int size) {
        return new Draft(Requests.post(new byte[size]), Instant.EPOCH, "req");
    }

    private static String sent(ModelSimulator simulator, String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                simulator.baseUri().getPort())) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
