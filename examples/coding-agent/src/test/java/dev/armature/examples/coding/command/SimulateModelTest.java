package dev.armature.examples.coding.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulated model as a program of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SimulateModelTest {

    private static final String MESSAGE =
            "{\"model\":\"claude-sonnet-5-5\",\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Thread server = Thread.ofVirtual().start(() -> {});

    @AfterEach
    void end() throws InterruptedException {
        client.close();
        server.interrupt();
        server.join(Duration.ofSeconds(30));
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void says_its_address_and_answers_each_dialect_with_a_short_text() throws Exception {
        URI base = started();

        assertThat(post(base, "/v1/messages", MESSAGE).body()).contains("This is the simulated model.");
        assertThat(post(base, "/v1/chat/completions", MESSAGE.replace("claude-sonnet-5-5", "gpt-5"))
                        .body())
                .contains("This is the simulated model.");
        assertThat(post(base, "/v1/responses", "{\"model\":\"gpt-5\",\"input\":\"hi\"}")
                        .body())
                .contains("This is the simulated model.");
        assertThat(base.getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void answers_by_a_script_that_can_be_replaced_and_tells_its_journal() throws Exception {
        Path script = Files.writeString(folder.resolve("script.json"), """
                {"turns": [{"match": {"lastUserContains": "hi"}, "reply": {"blocks": [{"type": "text", "text": "Hello."}]}}]}
                """);
        URI base = started("--script", script.toString());

        assertThat(post(base, "/v1/messages", MESSAGE).body()).contains("Hello.");
        assertThat(post(base, "/v1/messages", MESSAGE).statusCode()).isEqualTo(400);
        assertThat(post(
                                base,
                                "/__sim/script",
                                "{\"turns\":[{\"match\":{},\"reply\":{\"blocks\":[{\"type\":\"text\",\"text\":\"New.\"}]}}]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(base, "/v1/messages", MESSAGE).body()).contains("New.");
        assertThat(get(base, "/__sim/journal").body()).contains("\"number\":3").contains("/v1/messages");
        assertThat(get(base, "/__sim/schema").body())
                .isEqualTo(
                        new Cli(folder).run("simulate-model", "--print-schema").out());
    }

    @Test
    void the_script_of_the_page_refuses_once_and_then_says_what_it_has_for_the_next_try() throws Exception {
        String page = Files.readString(Path.of("../../docs/simulator.md"));
        String script = page.substring(page.indexOf("```json\n{\n  \"turns\"") + "```json".length());
        Path file = Files.writeString(folder.resolve("script.json"), script.substring(0, script.indexOf("```")));
        URI base = started("--script", file.toString());
        String question = MESSAGE.replace("\"hi\"", "\"What is the weather in Oslo?\"")
                .replace(
                        "{\"model\"",
                        "{\"tools\":[{\"name\":\"weather\",\"input_schema\":{\"type\":\"object\"}}],\"model\"");
        JsonNode call = new ObjectMapper()
                .readTree(post(base, "/v1/messages", question).body())
                .path("content");
        String result = "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\""
                + call.at("/0/id").asText() + "\",\"content\":\"fog\"}]}";
        String answered =
                question.replace("}]}", "},{\"role\":\"assistant\",\"content\":" + call + "}," + result + "]}");

        assertThat(post(base, "/v1/messages", answered).statusCode()).isEqualTo(529);
        assertThat(post(base, "/v1/messages", answered).body()).contains("Foggy.");
        assertThat(post(base, "/v1/messages", answered).body()).contains("I only know the weather.");
    }

    @Test
    void a_turn_without_match_fits_every_request_once() throws Exception {
        Path script = Files.writeString(folder.resolve("script.json"), """
                {"turns": [{"faults": [{"type": "http529"}]}, {"reply": {"blocks": [{"type": "text", "text": "A"}]}}]}
                """);
        URI base = started("--script", script.toString());

        assertThat(post(base, "/v1/messages", MESSAGE).statusCode()).isEqualTo(529);
        assertThat(post(base, "/v1/messages", MESSAGE).body()).contains("\"text\":\"A\"");
        assertThat(post(base, "/v1/messages", MESSAGE).statusCode()).isEqualTo(400);
    }

    @Test
    void has_models_limits_and_a_way_with_thinking_of_ones_own() throws Exception {
        Path settings = Files.writeString(folder.resolve("settings.json"), """
                {"models": [{"id": "mine", "like": "claude-opus-4-8"}], "rateLimits": {"requests": 1}}
                """);
        URI base = started("--settings", settings.toString(), "--preserved-thinking", "off", "--clock", "virtual");
        String mine = MESSAGE.replace("claude-sonnet-5-5", "mine");

        assertThat(post(base, "/v1/messages", mine).statusCode()).isEqualTo(200);
        assertThat(post(base, "/v1/messages", mine).statusCode()).isEqualTo(429);
        assertThat(post(base, "/__sim/settings", "{\"rateLimits\": {\"requests\": 9}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(base, "/v1/messages", mine).statusCode()).isEqualTo(200);
    }

    @Test
    void has_a_clock_that_stands_still_until_it_is_moved() throws Exception {
        URI base = started("--clock", "virtual");

        assertThat(post(base, "/__sim/clock", "{\"advanceMs\":1500}").body())
                .isEqualTo("{\"now\":\"2026-01-01T00:00:01.500Z\"}");
        assertThat(post(base, "/__sim/clock", "{\"advanceMs\":0}").body())
                .isEqualTo("{\"now\":\"2026-01-01T00:00:01.500Z\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --port 70000        | armature: --port takes a number from 0 to 65535, was 70000.
            --port x            | armature: Invalid value for option '--port': it takes a whole number, was 'x'. See armature simulate-model --help.
            --script src        | armature: --script takes a file; src is a folder.
            --script none.json  | armature: The script none.json cannot be read: there is no none.json.
            --settings none.json | armature: The settings none.json cannot be read: there is no none.json.
            --preserved-thinking on | armature: Invalid value for option '--preserved-thinking': expected `off`, `error` or `drop_block`, was `on`. See armature simulate-model --help.
            --clock wall        | armature: Invalid value for option '--clock': there is no clock 'wall'; the clocks are real, virtual. See armature simulate-model --help.
            """)
    void what_cannot_be_used_is_one_sentence(String arguments, String says) {
        Cli.Outcome outcome = new Cli(folder).run(("simulate-model " + arguments).split(" "));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines()).containsExactly(says);
    }

    @Test
    void a_script_that_is_not_understood_is_one_sentence_that_says_where() throws IOException {
        Path script = Files.writeString(folder.resolve("script.json"), "{\"turns\": [{\"mach\": {}}]}");

        Cli.Outcome outcome = new Cli(folder).run("simulate-model", "--script", script.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines())
                .containsExactly(
                        "armature: The script " + script + " cannot be used: turn 0 of the script: expected of a turn"
                                + " one of [chunking, delays, faults, match, repeat, reply, stopReason], was `mach`. --print-schema"
                                + " prints what a script may say.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{                                                  | at line 1, column 3 it is not JSON: Unexpected end-of-input: expected close marker for Object (start marker at line 1, column 2)
            [{"match": {"lastUserContains": "(."}}]             | turn 0 of the script: `match.lastUserContains` must be a regular expression, was `(.`: Unclosed group at character 2
            [{"reply": {"blocks": [{"type": "text", "txt": 1}]}}] | turn 0 of the script: expected of block 0 of `reply`, a `text`, one of [text, type], was `txt`
            """)
    void a_fault_of_a_script_is_told_on_one_line_with_the_name_of_its_field(String text, String says)
            throws IOException {
        Path script = Files.writeString(folder.resolve("script.json"), text);

        Cli.Outcome outcome = new Cli(folder).run("simulate-model", "--script", script.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines())
                .containsExactly("armature: The script " + script + " cannot be used: " + says
                        + ". --print-schema prints what a script may say.");
    }

    @Test
    void a_port_that_is_taken_is_one_sentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Cli.Outcome outcome = new Cli(folder).run("simulate-model", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo("armature: Port " + taken.getLocalPort()
                            + " of 127.0.0.1 cannot be had: another program listens"
                            + " there, or it needs a right that you do not have. Choose another with --port, or leave it out"
                            + " for one that is free.\n");
        }
    }

    private URI started(String... options) throws IOException {
        PipedInputStream out = new PipedInputStream();
        PrintStream print = new PrintStream(new PipedOutputStream(out), true, StandardCharsets.UTF_8);
        String[] arguments = new String[options.length + 1];
        arguments[0] = "simulate-model";
        System.arraycopy(options, 0, arguments, 1, options.length);
        Surroundings surroundings = new Surroundings(Map.of(), InputStream.nullInputStream(), print, System.err, false);
        server = Thread.ofVirtual().start(() -> {
            try (print) {
                CommandLineProgram.run(surroundings, arguments);
            }
        });
        byte[] line = new byte[100];
        int length = 0;
        for (int read = out.read(); read >= 0 && read != '\n'; read = out.read()) {
            line[length++] = (byte) read;
        }
        return URI.create(new String(line, 0, length, StandardCharsets.UTF_8).strip());
    }

    private HttpResponse<String> post(URI base, String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("x-api-key", "whatever")
                        .header("authorization", "Bearer whatever")
                        .header("anthropic-version", "2023-06-01")
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(URI base, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
