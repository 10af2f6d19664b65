package dev.armature.examples.coding.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.session.SessionId;
import dev.armature.examples.coding.setup.AgentOptions;
import dev.armature.examples.coding.setup.CodingAgent;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.journal.JournalEntry;
import dev.armature.testkit.simulator.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would be sent, and what of it is cached. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ExplainCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLAUDE = "anthropic:claude-sonnet-5-5";
    private static final int BREAKS_THE_CACHE = 10;

    @TempDir
    Path folder;

    private Path workspace;
    private Path home;

    @BeforeEach
    void makeAWorkspace() throws IOException {
        workspace = Files.createDirectory(folder.resolve("work")).toRealPath();
        home = folder.resolve("home");
    }

    private Cli.Outcome explain(String... arguments) {
        List<String> all = new ArrayList<>(List.of("explain-prompt", "--workspace", workspace.toString()));
        all.addAll(List.of(arguments));
        return new Cli(home).run(all.toArray(String[]::new));
    }

    private JsonNode json(int exitCode, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        Cli.Outcome outcome = explain(all.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
        return JSON.readTree(outcome.out());
    }

    private static List<String> sections(JsonNode explanation) {
        return StreamSupport.stream(explanation.path("segments").spliterator(), false)
                .flatMap(
                        segment -> StreamSupport.stream(segment.path("sections").spliterator(), false))
                .map(section -> section.path("id").asText())
                .toList();
    }

    private static List<String> breakpoints(JsonNode explanation) {
        return StreamSupport.stream(explanation.path("segments").spliterator(), false)
                .filter(segment -> !segment.path("breakpoint").isNull())
                .map(segment -> segment.path("path").asText() + " "
                        + segment.path("breakpoint").path("purpose").asText() + " "
                        + segment.path("breakpoint").path("ttlSeconds").asInt())
                .toList();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void the_instructions_of_a_folder_are_in_the_prompt_only_if_it_is_trusted() throws IOException {
        Files.writeString(workspace.resolve("AGENTS.md"), "Be careful.");

        assertThat(sections(json(0, "--model", CLAUDE))).doesNotContain("project-instructions");
        assertThat(sections(json(0, "--model", CLAUDE, "--trust"))).contains("project-instructions");
    }

    @Test
    void every_kind_of_cache_is_told_as_it_is() throws IOException {
        JsonNode marks = json(0, "--model", CLAUDE);
        JsonNode anywhere = json(0, "--model", "openai-responses:gpt-5.6");
        JsonNode automatic = json(0, "--model", "openai:gpt-5");
        JsonNode automaticResponses = json(0, "--model", "openai-responses:gpt-5");

        assertThat(breakpoints(marks))
                .containsExactly("system[0] GLOBAL 300", "system[1] SESSION 300", "messages[0].content[0] TAIL 300");
        assertThat(breakpoints(anywhere))
                .containsExactly("system[0] GLOBAL 1800", "system[1] SESSION 1800", "messages[0].content[0] TAIL 1800");
        assertThat(breakpoints(automatic)).isEmpty();
        assertThat(breakpoints(automaticResponses)).isEmpty();
        assertThat(marks.path("cache").path("minTokens").asInt()).isEqualTo(512);
        assertThat(sections(marks)).isNotEmpty();
        assertThat(sections(anywhere)).isEqualTo(sections(marks));
        assertThat(sections(automatic)).isEqualTo(sections(marks));
        assertThat(sections(automaticResponses)).isEqualTo(sections(marks));
    }

    @Test
    void the_form_of_the_json_is_the_documented_one() throws IOException {
        explain("--model", CLAUDE);
        Files.writeString(workspace.resolve("AGENTS.md"), "Be careful.");
        JsonNode explanation = json(BREAKS_THE_CACHE, "--model", CLAUDE, "--trust", "--diff");

        assertThat(names(explanation))
                .containsExactly(
                        "type",
                        "model",
                        "workspace",
                        "trusted",
                        "session",
                        "bodyBytes",
                        "estimatedTokens",
                        "segments",
                        "cache",
                        "lints",
                        "diff");
        assertThat(names(explanation.path("segments").path(0)))
                .containsExactly(
                        "path",
                        "level",
                        "name",
                        "stability",
                        "bytes",
                        "estimatedTokens",
                        "sha256",
                        "sections",
                        "breakpoint");
        assertThat(names(explanation.path("cache")))
                .containsExactly("minTokens", "maxBreakpoints", "smallestPrefixEnd");
        assertThat(names(explanation.path("diff"))).containsExactly("previousAt", "break");
        assertThat(names(explanation.path("diff").path("break")))
                .containsExactly("kind", "section", "path", "byteOffset", "before", "after", "estimatedTokensLost");
    }

    @Test
    void nothing_changed_means_no_break_whatever_is_said_next() throws IOException {
        assertThat(json(0, "--model", CLAUDE, "--diff")
                        .path("diff")
                        .path("previousAt")
                        .isNull())
                .isTrue();

        JsonNode second = json(0, "--model", CLAUDE, "--diff", "-p", "other words", "--permission-mode", "plan");

        assertThat(second.path("diff").path("previousAt").isTextual()).isTrue();
        assertThat(second.path("diff").path("break").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {CLAUDE, "openai:gpt-5", "openai:gpt-5.6", "openai-responses:gpt-5", "openai-responses:gpt-5.6"})
    void a_change_of_the_instructions_is_named_by_section(String model) throws IOException {
        Files.writeString(workspace.resolve("AGENTS.md"), "Be careful.");
        explain("--model", model, "--trust");
        Files.writeString(workspace.resolve("AGENTS.md"), "Be quick.");

        JsonNode changed = json(BREAKS_THE_CACHE, "--model", model, "--trust", "--diff")
                .path("diff")
                .path("break");

        assertThat(changed.path("kind").asText()).isEqualTo("system_changed");
        assertThat(changed.path("section").asText()).isEqualTo("project-instructions");
        assertThat(changed.path("before").asText()).startsWith("careful.");
        assertThat(changed.path("after").asText()).startsWith("quick.");
        assertThat(changed.path("byteOffset").asInt()).isPositive();
        assertThat(changed.path("estimatedTokensLost").asInt()).isPositive();
    }

    @Test
    void another_model_is_named() throws IOException {
        explain("--model", CLAUDE);

        JsonNode changed = json(BREAKS_THE_CACHE, "--model", "anthropic:claude-opus-5", "--diff")
                .path("diff")
                .path("break");

        assertThat(changed.path("kind").asText()).isEqualTo("model_changed");
        assertThat(changed.path("before").asText()).isEqualTo(CLAUDE);
    }

    @ParameterizedTest
    @CsvSource({
        "openai:gpt-5, openai-responses:gpt-5",
        "openai-responses:gpt-5, openai:gpt-5",
        "openai:gpt-5.6, openai-responses:gpt-5.6"
    })
    void another_format_of_the_same_model_is_named_as_another_model(String before, String after) throws IOException {
        explain("--model", before);

        JsonNode changed =
                json(BREAKS_THE_CACHE, "--model", after, "--diff").path("diff").path("break");

        assertThat(changed.path("kind").asText()).isEqualTo("model_changed");
        assertThat(changed.path("path").asText()).isEqualTo("model");
        assertThat(changed.path("before").asText()).isEqualTo(before);
        assertThat(changed.path("after").asText()).isEqualTo(after);
    }

    @Test
    void another_tool_set_is_named_with_the_place_in_the_tool() throws IOException {
        explain("--model", CLAUDE);
        Path kept = keptFiles().getFirst();
        JsonNode whole = JSON.readTree(Files.readString(kept));
        JsonNode tool = whole.path("segments").path(0);
        String bytes = tool.path("bytes").asText().replace("\"description\":\"", "\"description\":\"Older: ");
        ((ObjectNode) tool).put("bytes", bytes);
        Files.writeString(kept, whole.toString());

        JsonNode changed =
                json(BREAKS_THE_CACHE, "--model", CLAUDE, "--diff").path("diff").path("break");

        assertThat(changed.path("kind").asText()).isEqualTo("tools_changed");
        assertThat(changed.path("path").asText()).isEqualTo("tools[0].description");
        assertThat(changed.path("before").asText()).startsWith("Older: ");
    }

    @Test
    void an_earlier_message_that_was_edited_is_named() throws IOException {
        String session = sessionOf(new Cli(home)
                .run(
                        "--model",
                        "offline",
                        "--workspace",
                        workspace.toString(),
                        "-p",
                        "summarise it",
                        "--output",
                        "json"));
        explain("--model", "offline", "--resume", session);
        assertThat(json(0, "--model", "offline", "--session", session, "--diff")
                        .path("diff")
                        .path("break")
                        .isNull())
                .isTrue();
        Path kept = home.resolve("explained").resolve("session-" + session + ".json");
        Files.writeString(kept, Files.readString(kept).replace("summarise it", "summarize it"));

        JsonNode changed = json(BREAKS_THE_CACHE, "--model", "offline", "--resume", session, "--diff")
                .path("diff")
                .path("break");

        assertThat(changed.path("kind").asText()).isEqualTo("messages_changed");
        assertThat(changed.path("path").asText()).isEqualTo("messages[0].content[0].text");
        assertThat(changed.path("before").asText()).startsWith("ze it");
    }

    private static String sessionOf(Cli.Outcome outcome) throws IOException {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return JSON.readTree(outcome.out()).path("session").asText();
    }

    @ParameterizedTest
    @CsvSource({"anthropic:claude-sonnet-5-5, ANTHROPIC", "openai:gpt-5, OPENAI", "openai-responses:gpt-5, OPENAI"})
    void what_is_explained_is_what_is_sent_byte_for_byte(String model, String provider) throws IOException {
        Files.writeString(workspace.resolve("AGENTS.md"), "Be careful: ünïcode.");
        try (ModelSimulator server = ModelSimulator.builder()
                .policy(Script.standard())
                .anyApiKey()
                .realTime()
                .start()) {
            Cli cli = new Cli(home)
                    .with(provider + "_BASE_URL", server.baseUri().toString())
                    .with(provider + "_API_KEY", "sk-not-to-be-kept");
            String[] common = {"--model", model, "--trust", "--workspace", workspace.toString()};
            String session = sessionOf(cli.run(with(common, "-p", "first", "--output", "json")));
            Cli.Outcome explained =
                    cli.run(with(common, "explain-prompt", "-p", "second", "--resume", session, "--json"));
            String body = previewed(model, session, provider, server.baseUri().toString());
            int asked = server.journal().size();
            sessionOf(cli.run(with(common, "-p", "second", "--resume", session, "--output", "json")));

            assertThat(asked).isEqualTo(1);
            JournalEntry sent = server.journal().getLast();
            assertThat(body).isEqualTo(sent.body().text());
            assertThat(JSON.readTree(explained.out()).path("bodyBytes").asInt())
                    .isEqualTo(sent.body().length());
            assertThat(cli.keptText()).doesNotContain("sk-not-to-be-kept");
        }
    }

    private String previewed(String model, String session, String provider, String address) {
        AgentOptions options = new AgentOptions(
                workspace, Optional.of(model), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), true);
        Map<String, String> environment = Map.of("ARMATURE_HOME", home.toString(), provider + "_BASE_URL", address);
        try (CodingAgent agent = CodingAgent.toBeLookedAt(options, environment, true)) {
            return agent.preview(agent.resumed(new SessionId(session)), "second")
                    .body();
        }
    }

    private static String[] with(String[] common, String... more) {
        List<String> all = new ArrayList<>();
        List<String> rest = new ArrayList<>(List.of(more));
        if (rest.getFirst().equals("explain-prompt")) {
            all.add(rest.removeFirst());
        }
        all.addAll(List.of(common));
        all.addAll(rest);
        return all.toArray(String[]::new);
    }

    @Test
    void the_text_shows_places_hashes_breakpoints_and_lints() throws IOException {
        Files.writeString(workspace.resolve("AGENTS.md"), "long words ".repeat(2_500) + " and more".repeat(2_000));

        Cli.Outcome outcome = explain("--model", CLAUDE, "--trust", "--diff");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("Nothing was sent. Tokens are estimated from bytes.")
                .contains("---- breakpoint TAIL, kept 5 min; up to here ")
                .contains("the smallest prefix that is cached has 512 tokens, reached at tools[")
                .contains("previous   none is kept");
        assertThat(outcome.out().lines().filter(line -> line.startsWith("lint")).toList())
                .isEqualTo(List.of("lints      none"));
    }

    @Test
    void characters_that_control_a_terminal_are_written_out() throws IOException {
        Files.writeString(workspace.resolve("AGENTS.md"), "one");
        explain("--model", CLAUDE, "--trust");
        Files.writeString(workspace.resolve("AGENTS.md"), "\u202etwo");

        Cli.Outcome text = explain("--model", CLAUDE, "--trust", "--diff");
        Files.writeString(workspace.resolve("AGENTS.md"), "\u202dthree");
        Cli.Outcome json = explain("--model", CLAUDE, "--trust", "--diff", "--json");

        assertThat(text.out())
                .contains("break      system_changed: ")
                .contains("\\u202etwo")
                .doesNotContain("\u202e");
        assertThat(json.out()).doesNotContain("\u202e").doesNotContain("\u202d");
        assertThat(JSON.readTree(json.out())
                        .path("diff")
                        .path("break")
                        .path("after")
                        .asText())
                .startsWith("\u202dthree");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --workspace nowhere        | armature: There is no folder nowhere; name an existing one with --workspace DIR.
            --session ../x             | armature: --resume: a session's name is 1 to 64 letters, digits, `.`, `_` or `-`, beginning with a letter or digit, was `../x`.
            --resume unknown           | armature: There is no session unknown. None is kept.
            --model nobody             | armature: A model is named `provider:name`
            """)
    void what_cannot_be_used_is_one_sentence(String arguments, String says) {
        List<String> all = new ArrayList<>(List.of("explain-prompt"));
        all.addAll(List.of(arguments.split(" ")));

        Cli.Outcome outcome = new Cli(home).run(all.toArray(String[]::new));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines()).hasSize(1);
        assertThat(outcome.err()).startsWith(says.substring(0, Math.min(says.length(), 35)));
    }

    @Test
    void the_offline_model_is_called_as_on_the_command_line() {
        assertThat(explain("--model", "offline").out())
                .startsWith("model      offline (spoken to as anthropic:offline-planner)\n");
        assertThat(explain("--model", CLAUDE).out()).startsWith("model      " + CLAUDE + "\n");
    }

    @Test
    void that_instructions_are_not_read_is_told_only_where_there_are_some() throws IOException {
        assertThat(explain("--model", CLAUDE).out()).contains("workspace  " + workspace + " (not trusted)\n");

        Files.writeString(workspace.resolve("AGENTS.md"), "Be terse.");

        assertThat(explain("--model", CLAUDE).out())
                .contains("workspace  " + workspace + " (not trusted: its AGENTS.md is not read)\n");
    }

    @Test
    void a_previous_explanation_that_cannot_be_read_is_told_and_a_new_one_takes_its_place() throws IOException {
        explain("--model", CLAUDE);
        Files.writeString(keptFiles().getFirst(), "{\"at\":");

        Cli.Outcome outcome = explain("--model", CLAUDE, "--diff");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines())
                .containsExactly("armature: The previous explanation in "
                        + keptFiles().getFirst() + " cannot be read. Remove it, or leave --diff out.");
        assertThat(explain("--model", CLAUDE).exitCode()).isZero();
        assertThat(explain("--model", CLAUDE, "--diff").exitCode()).isZero();
    }

    @Test
    void what_cannot_be_kept_is_explained_all_the_same() throws IOException {
        Files.createDirectories(home);
        Files.writeString(home.resolve("explained"), "");
        Files.writeString(home.resolve("sessions"), "");

        Cli.Outcome outcome = explain("--model", CLAUDE);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("model      " + CLAUDE + "\n");
        assertThat(outcome.errLines())
                .singleElement()
                .asString()
                .startsWith("armature: The explanation cannot be kept in " + home.resolve("explained"));
    }

    private List<Path> keptFiles() throws IOException {
        try (var files = Files.list(home.resolve("explained"))) {
            return files.toList();
        }
    }
}
