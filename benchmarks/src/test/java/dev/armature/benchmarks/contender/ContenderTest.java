package dev.armature.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.armature.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ContenderTest {

    @ParameterizedTest
    @EnumSource
    void each_asks_once_for_every_call_and_once_for_the_end(Contender contender) throws Exception {
        try (ServerProcess server = ServerProcess.start(CannedServer.class, "64m", "3")) {
            Talk talk = contender.with(server.address());

            assertThat(talk.converse()).isEqualTo(4);
            assertThat(talk.converse()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void other_words_than_expected_are_noticed(Contender contender) throws Exception {
        String garbled = CannedAnswers.LAST.replaceFirst("some words", "other words");

        assertThatThrownBy(() -> converse(contender, garbled))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("An answer was understood as Answer[text=other words some words");
    }

    @ParameterizedTest
    @EnumSource
    void other_numbers_of_tokens_than_expected_are_noticed(Contender contender) throws Exception {
        String dearer = CannedAnswers.LAST.replace("\"output_tokens\":60", "\"output_tokens\":61");

        assertThatThrownBy(() -> converse(contender, dearer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inputTokens=12000, outputTokens=61]");
    }

    @Test
    void the_loop_sends_the_schema_that_our_client_makes() {
        assertThat(ArmatureClient.TOOLS)
                .hasSize(20)
                .allSatisfy(tool -> assertThat(tool.inputSchema()).isEqualTo(HandWrittenLoop.SCHEMA));
    }

    @Test
    void a_word_that_names_nobody_is_answered_with_those_that_do() {
        assertThatThrownBy(() -> Contender.named("spring"))
                .hasMessage("Expected one of [armature, loop, langchain4j], was `spring`.");
    }

    /** With a server that gives this one answer to everything. */
    private static void converse(Contender contender, String answer) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> send(exchange, answer));
        server.start();
        try {
            contender
                    .with(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                    .converse();
        } finally {
            server.stop(0);
        }
    }

    private static void send(HttpExchange exchange, String answer) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "text/event-stream");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
