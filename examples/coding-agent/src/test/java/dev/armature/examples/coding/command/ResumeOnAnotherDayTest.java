package dev.armature.examples.coding.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.provider.PreservedThinking;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import dev.armature.testkit.simulator.reply.SimReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A session goes on where it is another day and its project says more, with a model that refuses its reasoning behind
 * another prefix than it was given for.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ResumeOnAnotherDayTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Twenty-six hours apart, so that it is never the same day in both. */
    private static final String WEST = "Etc/GMT+12";

    private static final String EAST = "Pacific/Kiritimati";

    private final TimeZone zone = TimeZone.getDefault();
    private final ModelSimulator server = ModelSimulator.builder()
            .preservedThinking(PreservedThinking.ERROR)
            .policy(request -> SimReply.of(new ReplyBlock.Thinking("Let me see."), new ReplyBlock.Text("It is.")))
            .anyApiKey()
            .start();

    @TempDir
    private Path folder;

    private Path workspace;

    @BeforeEach
    void makeAWorkspace() throws IOException {
        workspace = Files.createDirectory(folder.resolve("work")).toRealPath();
        Files.writeString(workspace.resolve("AGENTS.md"), "Build with `make`.\n");
        TimeZone.setDefault(TimeZone.getTimeZone(WEST));
    }

    @AfterEach
    void close() {
        TimeZone.setDefault(zone);
        server.close();
    }

    private JsonNode armature(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--model", "anthropic:claude-opus-5-5", "--trust", "--workspace", workspace.toString()));
        Cli.Outcome outcome = new Cli(folder.resolve("home"))
                .with("ANTHROPIC_BASE_URL", server.baseUri().toString())
                .with("ANTHROPIC_API_KEY", "sk-any")
                .run(all.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return JSON.readTree(outcome.out());
    }

    private void move() throws IOException {
        TimeZone.setDefault(TimeZone.getTimeZone(EAST));
        Files.writeString(workspace.resolve("AGENTS.md"), "Ask before you push.\n", StandardOpenOption.APPEND);
    }

    private List<String> bodies() {
        return server.journal().stream()
                .map(entry -> entry.body().text().replaceAll(",\"cache_control\":\\{[^}]*}", ""))
                .toList();
    }

    private static String prefix(String body) {
        return body.substring(0, body.lastIndexOf("],\"max_tokens\":"));
    }

    @Test
    void it_sends_the_bytes_it_sent_before_and_tells_what_changed_in_the_conversation() throws IOException {
        String session =
                armature("-p", "one", "--output", "json").path("session").asText();

        move();
        armature("-p", "two", "--resume", session, "--output", "json");
        armature("-p", "three", "--resume", session, "--output", "json");

        List<String> sent = bodies();
        String before = day(sent.get(0));
        assertThat(sent.get(1)).startsWith(prefix(sent.get(0)));
        assertThat(sent.get(2)).startsWith(prefix(sent.get(1)));
        JsonNode messages = JSON.readTree(sent.get(2)).path("messages");
        assertThat(messages.path(2).path("content").path(0).path("text").asText())
                .contains(
                        "<changed-section id=\"project-instructions\">\nIt now says in addition:\n\nAsk before you push.\n",
                        "<changed-section id=\"environment\">\nIt now says:\n\n- Date: ",
                        "\n\ninstead of:\n\n- Date: " + before + "\n");
        assertThat(messages.path(2).path("content").path(1).path("text").asText())
                .isEqualTo("two");
        assertThat(messages.path(4).path("content")).hasSize(1);
    }

    private static String day(String body) {
        int from = body.indexOf("- Date: ") + "- Date: ".length();
        return body.substring(from, from + "2026-01-31".length());
    }

    @Test
    void its_explanation_goes_on_from_the_one_before_and_shows_what_will_be_told() throws IOException {
        String session =
                armature("-p", "one", "--output", "json").path("session").asText();
        JsonNode before = armature("explain-prompt", "--resume", session, "--json");

        move();
        JsonNode after = armature("explain-prompt", "--resume", session, "--diff", "--json");

        assertThat(after.path("diff").path("previousAt").isTextual()).isTrue();
        assertThat(after.path("diff").path("break").isNull()).isTrue();
        assertThat(hashes(after).subList(0, hashes(before).size() - 1))
                .isEqualTo(hashes(before).subList(0, hashes(before).size() - 1));
        assertThat(hashes(after)).hasSize(hashes(before).size() + 1); // the reminder
    }

    private static List<String> hashes(JsonNode explanation) {
        return explanation.path("segments").findValuesAsText("sha256");
    }
}
