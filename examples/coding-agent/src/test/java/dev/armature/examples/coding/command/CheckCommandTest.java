package dev.armature.examples.coding.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands judged without an agent. */
final class CheckCommandTest {
    @TempDir
    Path folder;

    private Path workspace;

    @BeforeEach
    void makeAWorkspace() throws IOException {
        workspace = Files.createDirectory(folder.resolve("work")).toRealPath();
        Files.createDirectory(workspace.resolve("sub"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ls -la             | 0  | allow
            touch x            | 10 | ask
            rm -rf /           | 20 | deny
            echo 'unfinished   | 10 | ask
            """)
    void the_verdict_is_the_first_word_and_the_exit_code(String command, int exitCode, String word) {
        Cli.Outcome outcome = check(command);

        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        assertThat(outcome.out()).startsWith(word + "\n");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void every_program_that_might_start_is_listed_with_what_is_known_of_it() throws IOException {
        Cli.Outcome outcome = check("--json", "cd sub && env A=1 wc -l <in.txt >out.txt; cat \"$UNKNOWN\"");

        JsonNode verdict = json(outcome.out());
        assertThat(outcome.exitCode()).isEqualTo(10);
        assertThat(verdict.path("decision").asText()).isEqualTo("ask");
        assertThat(verdict.path("parse").asText()).isEqualTo("ok");
        assertThat(verdict.path("commands").toString())
                .isEqualTo(
                        "[{\"argv\":[\"cd\",\"sub\"],\"effects\":[],\"cwd\":\".\",\"span\":[0,6]},"
                                + "{\"argv\":[\"env\",\"A=1\",\"wc\",\"-l\"],\"effects\":[\"environment\"],\"cwd\":\"sub\",\"span\":[10,40]},"
                                + "{\"argv\":[\"wc\",\"-l\"],\"effects\":[],\"cwd\":\"sub\",\"span\":[10,40]},"
                                + "{\"argv\":[\"cat\",null],\"effects\":[\"read\",\"unknown\"],\"cwd\":\"sub\",\"span\":[42,56]}]");
        assertThat(verdict.path("reads").toString()).contains("\"sub/in.txt\"");
        assertThat(verdict.path("writes").toString()).isEqualTo("[\"sub/out.txt\"]");
    }

    @Test
    void what_is_not_understood_is_said_to_be_unparsed_even_when_a_rule_denies_it() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.json"), "{\"deny\": [\"Bash(echo:*)\"]}");

        JsonNode verdict = json(
                check("--json", "--rules", rules.toString(), "echo 'unfinished").out());

        assertThat(verdict.path("decision").asText()).isEqualTo("deny");
        assertThat(verdict.path("parse").asText()).isEqualTo("unparsed");
        assertThat(verdict.path("reasons").get(0).path("rule").asText()).contains("Bash(echo:*)");
    }

    @Test
    void lines_are_answered_in_order_and_a_bad_one_does_not_stop_the_rest() throws IOException {
        Cli.Outcome outcome =
                new Cli(folder.resolve("home")).typing("""
                        {"id":1,"command":"ls"}

                        nonsense
                        {"id":"two"}
                        [3]
                        {"id":{"n":4},"command":"rm -rf /"}
                        {"command":"touch größe"}""").run("check-command", "--cwd", workspace.toString());

        List<JsonNode> answers =
                outcome.out().lines().map(CheckCommandTest::json).toList();
        assertThat(outcome.exitCode()).isZero();
        assertThat(answers)
                .extracting(answer ->
                        answer.path("id") + " " + answer.path("decision").asText() + " "
                                + answer.path("parse").asText())
                .containsExactly(
                        "1 allow ok",
                        "null ask unparsed",
                        "null ask unparsed",
                        "\"two\" ask unparsed",
                        "null ask unparsed",
                        "{\"n\":4} deny ok",
                        "null ask ok");
        assertThat(answers.get(1).path("reasons").get(0).path("code").asText()).isEqualTo("input.malformed");
        assertThat(answers.get(6).path("writes").get(0).asText()).isEqualTo("größe");
    }

    @Test
    void an_answer_is_there_before_the_next_line_is_written() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        PipedOutputStream answered = new PipedOutputStream();
        try (InputStream in = new PipedInputStream(typed);
                PipedInputStream answers = new PipedInputStream(answered)) {
            Thread program = Thread.ofVirtual()
                    .start(() -> CommandLineProgram.run(
                            new Surroundings(Map.of(), in, new PrintStream(answered), System.err, false),
                            "check-command",
                            "--cwd",
                            workspace.toString()));
            var lines = new java.io.BufferedReader(new java.io.InputStreamReader(answers, StandardCharsets.UTF_8));
            for (int i : IntStream.range(0, 3).toArray()) {
                typed.write(("{\"id\":" + i + ",\"command\":\"pwd\"}\n").getBytes(StandardCharsets.UTF_8));
                typed.flush();
                assertThat(json(lines.readLine()).path("id").asInt()).isEqualTo(i);
            }
            typed.close();
            program.join();
        }
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void a_line_of_any_length_is_answered() throws IOException {
        String huge = "{\"id\":1,\"command\":\"" + "x".repeat(20 << 20) + "\"}\n{\"id\":2,\"command\":\"ls\"}\n";

        Cli.Outcome outcome =
                new Cli(folder.resolve("home")).typing(huge).run("check-command", "--cwd", workspace.toString());

        assertThat(outcome.out().lines().map(CheckCommandTest::json))
                .extracting(answer -> answer.path("decision").asText())
                .containsExactly("ask", "allow");
    }

    @Test
    void rules_that_cannot_be_used_are_told_with_their_place_and_nothing_is_judged() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.json"), "{\n  \"deny\": [\"Bash(rm\"]\n}\n");

        Cli.Outcome outcome = check("--rules", rules.toString(), "ls");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("armature: " + rules + ":2:12: ");
    }

    @Test
    void a_whole_settings_file_is_not_taken_for_rules() throws IOException {
        Path rules = Files.writeString(folder.resolve("settings.json"), "{\"permissions\": {\"deny\": [\"Bash\"]}}");

        Cli.Outcome outcome = check("--rules", rules.toString(), "ls");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines())
                .singleElement()
                .asString()
                .startsWith("armature: " + rules + ": expected the permission object alone")
                .contains("Copy the value of `permissions` to a file of its own");
    }

    @Test
    void a_rule_that_names_no_tool_is_told_with_its_place() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.json"), "{\"deny\": [\"Bsh\"]}");

        Cli.Outcome outcome = check("--rules", rules.toString(), "ls");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("armature: " + rules + ":1:11: `Bsh`: There is no tool `Bsh`, so the rule would do nothing."
                        + " Did you mean `Bash`?\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                  | because: Running `` starts and opens nothing.
            ls                  | starts:  ls  (read)
            pwd                 | starts:  pwd  (changes nothing by itself)
            ls (                | because: The command is not understood at line 1, column 5: Expected `)` after the name of a function and `(` but the text ended.
            xargs rm            | starts:  xargs rm  (changes nothing by itself)
            """)
    void what_is_printed_for_people_is_true_and_never_empty(String command, String line) {
        assertThat(check(command).out().lines().map(String::strip)).contains(line);
    }

    @Test
    void what_is_started_twice_in_the_same_way_is_printed_once() {
        assertThat(check("ls; ls; pwd").out().lines().filter(line -> line.contains("starts:")))
                .containsExactly("  starts:  ls  (read)", "  starts:  pwd  (changes nothing by itself)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"allow": [                | 1:12: This is not JSON: the text ends within a list that begins at line 1, column 11. Correct the text.
            {"allow": []               | 1:13: This is not JSON: the text ends within an object that begins at line 1, column 1. Correct the text.
            {"allow": [}               | 1:12: This is not JSON: Unexpected close marker '}': expected ']' (for Array starting at line 1, column 11). Correct the text.
            """)
    void rules_that_are_no_JSON_are_told_with_places_and_without_the_insides_of_a_parser(String text, String said)
            throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.json"), text);

        Cli.Outcome outcome = check("--rules", rules.toString(), "ls");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines()).containsExactly("armature: " + rules + ":" + said);
    }

    @Test
    void an_empty_file_of_rules_is_told_with_a_line_and_a_column_that_an_editor_knows() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.json"), "");

        Cli.Outcome outcome = check("--rules", rules.toString(), "ls");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo(
                        "armature: " + rules + ":1:1: expected {\"allow\": [...], \"ask\": [...], \"deny\": [...]}, but"
                                + " the file is empty. Write the rules into it, or leave --rules out.\n");
    }

    @Test
    void a_line_that_is_cut_off_is_told_without_the_insides_of_a_parser() throws IOException {
        Cli.Outcome outcome = new Cli(folder.resolve("home"))
                .typing("{\"id\": 1, \"command\": [\n")
                .run("check-command", "--cwd", workspace.toString());

        assertThat(json(outcome.out()).at("/reasons/0/message").asText())
                .isEqualTo(
                        "The line is not JSON (the text ends within a list that begins at line 1, column 22). Expected"
                                + " {\"id\": ..., \"command\": \"...\"} on one line.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --cwd nowhere ls    | There is no folder nowhere; name an existing one with --cwd DIR.
            --cwd pom.xml ls    | pom.xml is a file; --cwd takes the folder to work in.
            --rules nowhere ls  | The rules in nowhere cannot be read: there is no nowhere. Name a readable file in UTF-8 with --rules FILE.
            --mode yolo ls      | there is no permission mode 'yolo'
            --rules pom.xml -x  | There is no option `-x`. If that belongs to the command, quote
            --rules src ls      | --rules takes a file; src is a folder.
            --rules= ls         | --rules takes a file; its name is empty.
            ls -la              | There is no option `-la`. If that
            -- ls -la           | `-la` is more than armature check-command takes. If that belongs to the command, quote
            --cwd= ls           | Invalid value for option '--cwd': it takes a folder, and its name is empty; `.` is the current one.
            --permission-mode x | There is no option `--permission-mode`. Did you mean `--mode`? If that
            --workspace src ls  | There is no option `--workspace`. Did you mean `--cwd`?
            ls --rulse x        | There is no option `--rulse`. Did you mean `--rules`? If that
            ls -la              | If that belongs to the command, quote the whole of it: armature check-command 'git log -3'.
            git log             | `log` is more than armature check-command takes. If that belongs to the command, quote the whole of it: armature check-command 'git log -3'.
            """)
    void what_cannot_be_used_is_one_line_and_exit_code_2(String arguments, String said) {
        Cli.Outcome outcome = new Cli(folder.resolve("home")).run(("check-command " + arguments).split(" +"));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines())
                .singleElement()
                .asString()
                .startsWith("armature: ")
                .contains(said);
    }

    private Cli.Outcome check(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "check-command";
        all[1] = "--cwd";
        all[2] = workspace.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return new Cli(folder.resolve("home")).run(all);
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }
}
