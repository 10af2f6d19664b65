package dev.armature.examples.coding.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.reply.SimReply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong is one line that says what to do, with a documented exit code; keys are never in it. */
final class BadInputTest {
    private static final String KEY = "sk-test-0123456789abcdef";

    @TempDir
    Path folder;

    private Path workspace;
    private Cli cli;

    @BeforeEach
    void makeAWorkspace() throws IOException {
        workspace = Files.createDirectory(folder.resolve("work"));
        cli = new Cli(folder.resolve("home"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --frob                       | There is no option `--frob`. See armature --help.
            -p hi --permission-mode yolo | there is no permission mode 'yolo'; the modes are default, acceptEdits, plan, dontAsk, bypass
            -p hi --output xml           | there is no output format 'xml'; the formats are text, json, stream-json
            -p hi --max-turns many       | Invalid value for option '--max-turns': it takes a whole number, was 'many'. See
            -p hi --max-turns 0          | --max-turns takes a number of 1 or more, was 0
            -p hi --workspace nowhere    | There is no folder nowhere; name an existing one with --workspace DIR
            -p hi --resume nothing       | There is no session nothing. None is kept
            -p hi --resume ../x          | --resume: a session's name is 1 to 64 letters
            -p hi --model frob           | A model is named `provider:name`
            -p hi --model frob:x         | There is no model provider named `frob`. The providers are: anthropic, openai
            -p hi --allow Frob(           | Frob(
            -p hi --allow Bsh(x)         | --allow: `Bsh(x)`: There is no tool `Bsh`, so the rule would do nothing. Did you mean `Bash`?
            -p hi --allow Skill(x)       | --allow: `Skill(x)`: There is no tool `Skill`, so the rule would do nothing.
            -p hi --allow Agent          | --allow: `Agent`: There is no tool `Agent`, so the rule would do nothing.
            -p hi --workspace=           | Invalid value for option '--workspace': it takes a folder, and its name is empty; `.` is the current one. See armature --help.
            explain-prompt --workspace=  | Invalid value for option '--workspace': it takes a folder, and its name is empty; `.` is the current one. See armature explain-prompt --help.
            -p hi --json                 | There is no option `--json`. Did you mean `--output json`? See armature --help.
            -p hi --mode plan            | There is no option `--mode`. Did you mean `--permission-mode`?
            explain-prompt --output text | There is no option `--output`. Did you mean `--json`? See armature explain-prompt --help.
            help chekc-command           | `chekc-command` is no command. Did you mean `armature help check-command`? See armature
            help nope                    | `nope` is no command. See armature
            version                      | `version` is no command. Did you mean `armature --version`? To give a prompt: armature -p version. See armature --help.
            -- -x                        | `-x` is no command. To give a prompt: armature -p=-x. See armature --help.
            -p hi --allow Frobnicate     | There is no tool `Frobnicate`, so the rule would do nothing. A rule begins with one of Bash, Edit, Glob,
            chekc-command ls             | Did you mean `armature check-command`?
            --modle x -p hi              | There is no option `--modle`. Did you mean `--model`? See armature --help.
            fix                          | `fix` is no command. To give a prompt: armature -p fix. See armature --help.
            hello big world              | armature: `hello big world` is no command. To give a prompt: armature -p 'hello big world'. See
            demo extra                   | `extra` is more than armature demo takes. See armature demo --help.
            explain-prompt --alow x      | There is no option `--alow`. See armature explain-prompt --help.
            -p                           | Missing required parameter for option '--prompt' (PROMPT)
            """)
    void what_cannot_be_used_is_one_line_and_exit_code_2(String arguments, String said) {
        Cli.Outcome outcome = cli.run(arguments.split(" +"));

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errLines())
                .singleElement()
                .asString()
                .startsWith("armature: ")
                .contains(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --model offline demo                 | `--model` belongs behind the command: armature demo --model PROVIDER:NAME. See armature demo --help.
            --trust explain-prompt               | `--trust` belongs behind the command: armature explain-prompt --trust. See armature explain-prompt --help.
            --workspace=/x --trust explain-prompt --json | `--workspace`, `--trust` belong behind the command: armature explain-prompt --workspace DIR --trust. See armature explain-prompt --help.
            --output text check-command ls       | armature check-command has no option `--output`, and nothing that stands before a command counts. See armature check-command --help.
            -p x check-command ls                | armature check-command has no option `-p`, and nothing that stands before a command counts. See armature check-command --help.
            --trust --allow Bash explain-prompt  | `--trust` belongs behind the command: armature explain-prompt --trust. armature explain-prompt has no option `--allow`, and nothing that stands before a command counts. See armature explain-prompt --help.
            """)
    void an_option_before_a_command_is_refused_with_the_place_where_it_belongs(String arguments, String said) {
        Cli.Outcome outcome = cli.run(arguments.split(" +"));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errLines()).containsExactly("armature: " + said);
    }

    @Test
    void help_and_version_may_stand_before_a_command() {
        assertThat(cli.run("--help", "demo").exitCode()).isZero();
        assertThat(cli.run("--version", "demo").exitCode()).isZero();
        assertThat(cli.run("demo", "--help").exitCode()).isZero();
    }

    @Test
    void settings_may_name_the_offline_model_as_the_command_line_does() throws IOException {
        Path settings = Files.createDirectories(folder.resolve("home")).resolve("settings.json");
        Files.writeString(settings, "{\"model\": \"offline\"}");

        Cli.Outcome outcome = cli.with("ANTHROPIC_API_KEY", KEY)
                .run("-p", "where is Parser defined?", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("The offline model answers");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "frob"   | SETTINGS: `model`: A model is named `provider:name`
            "frob:x" | SETTINGS: `model`: There is no model provider named `frob`.
            7        | SETTINGS:1:11: `model` must be `provider:name` in double quotes, such as `anthropic:claude-sonnet-5-5`, or the word for a model that this program brings along
            """)
    void a_model_of_the_settings_that_cannot_be_used_is_told_with_the_file(String model, String said)
            throws IOException {
        Path settings = Files.createDirectories(folder.resolve("home")).resolve("settings.json");
        Files.writeString(settings, "{\"model\": " + model + "}");

        Cli.Outcome outcome = cli.run("-p", "hi", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines())
                .singleElement()
                .asString()
                .startsWith("armature: " + said.replace("SETTINGS", settings.toString()));
    }

    @Test
    void a_file_in_the_place_of_the_users_own_folder_is_told_with_what_to_do() throws IOException {
        Path home = Files.createFile(folder.resolve("home"));

        Cli.Outcome outcome = cli.run("-p", "hi", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines())
                .containsExactly(
                        "armature: The list of folders in " + home + "/trusted-folders cannot be read (a part of"
                                + " its path is a file and no folder); set ARMATURE_HOME to a folder that can be written.");
    }

    @Test
    void an_empty_prompt_says_how_to_write_one() {
        Cli.Outcome outcome = cli.run("-p", "  ");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines().getLast()).startsWith("armature: The prompt is empty; say what to do");
    }

    @Test
    void a_workspace_that_is_a_file_is_named() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        Cli.Outcome outcome = cli.run("-p", "hi", "--workspace", file.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines())
                .containsExactly("armature: " + file + " is a file; --workspace takes the folder to work in.");
    }

    @Test
    void malformed_settings_are_told_with_file_line_and_column() throws IOException {
        Path settings = Files.createDirectories(workspace.resolve(".armature")).resolve("settings.json");
        Files.writeString(settings, "{\n  \"permissions\": {\"deny\": [\"Read(./secret\"]},\n  \"modle\": \"x\"\n}\n");

        Cli.Outcome outcome = cli.run("-p", "hi", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("settings.json:3:3: there is no setting `modle`");
        assertThat(outcome.errLines()).allMatch(line -> line.startsWith("armature: "));
    }

    @Test
    void what_a_workspace_makes_us_tell_moves_no_cursor_and_turns_no_text() throws IOException {
        Path settings = Files.createDirectories(workspace.resolve(".armature")).resolve("settings.json");
        Files.writeString(settings, "{\"permissions\":{\"deny\":[\"Foo(\\u001b[31mred\\u202e\"]}}");

        Cli.Outcome outcome = cli.run("-p", "hi", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("\\u001b[31mred\\u202e").doesNotContain("\u001b", "\u202e");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"environment": {"OPENAI_API_KEY": KEY}}                  | names and texts need double quotes
            {"environment": {KEY: "x"}}                               | names and texts need double quotes
            {"environment": {"KEY": "x", "KEY": "y"}}                 | a name is there twice in one object; keep one
            {"environment": {"KEY": 1}}                               | the variable with the name that stands here must be text
            {"KEY": "x"}                                              | there is no setting with the name that stands here; the settings are
            {"environment": {"OPENAI_API_KEY": "KEY                   | the file ends before the object does
            {"environment": {"OPENAI_API_KEY": "KEY\u0001"}}          | holds a control character
            """)
    void a_key_in_settings_that_cannot_be_read_is_never_told(String settings, String said) throws IOException {
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(
                folder.resolve("home/settings.json"),
                settings.replace("KEY\\u0001", "KEY\u0001")
                        .replace("OPENAI_API_KEY", "OPENAI_NAME")
                        .replace("KEY", KEY));

        Cli.Outcome outcome = cli.run("-p", "hi", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(said);
        assertThat(outcome.out() + outcome.err()).doesNotContain("0123456789");
    }

    @Test
    void a_file_in_the_place_of_the_folder_of_sessions_is_told_with_what_to_do() throws IOException {
        Path sessions =
                Files.createFile(Files.createDirectories(folder.resolve("home")).resolve("sessions"));

        Cli.Outcome outcome = cli.run("-p", "hi", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines())
                .containsExactly("armature: Sessions cannot be kept in " + sessions + " (" + sessions
                        + " is there and is" + " no folder); set ARMATURE_HOME to a folder that can be written.");
    }

    @Test
    void settings_that_are_no_file_are_not_opened() throws IOException {
        Files.createDirectories(workspace.resolve(".armature/settings.json"));

        Cli.Outcome outcome = cli.run("-p", "hi", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("settings.json").contains("is no regular file");
    }

    @Test
    void a_mode_that_does_not_exist_is_told_once_with_its_place_in_the_file() throws IOException {
        Path settings = Files.createDirectories(workspace.resolve(".armature")).resolve("settings.json");
        Files.writeString(settings, "{\n  \"permissions\": {\n    \"defaultMode\": \"yolo\"\n  }\n}\n");

        Cli.Outcome outcome = cli.run("-p", "hi", "--workspace", workspace.toString());

        assertThat(outcome.errLines())
                .containsExactly("armature: " + settings.toRealPath() + ":3:20: There is no mode `yolo`. The modes are"
                        + " default, acceptEdits, plan, dontAsk, bypass.");
    }

    @Test
    void a_rule_of_the_user_that_names_no_tool_is_told_with_its_place_and_the_tool_that_was_meant() throws IOException {
        Path settings = Files.createDirectories(folder.resolve("home")).resolve("settings.json");
        Files.writeString(settings, """
                {"permissions": {
                  "deny": ["Raed", "mcp__files__write", "WebFetch", "Grep"],
                  "allow": ["Bahs(git log)"]}}
                """);

        Cli.Outcome outcome = cli.run("-p", "hi", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines())
                .containsExactlyInAnyOrder(
                        "armature: " + settings
                                + ":2:12: `Raed`: There is no tool `Raed`, so the rule would do nothing."
                                + " Did you mean `Read`?",
                        "armature: " + settings
                                + ":3:13: `Bahs(git log)`: There is no tool `Bahs`, so the rule would do"
                                + " nothing. Did you mean `Bash`?");
    }

    @Test
    void a_rule_of_a_workspace_that_nearly_names_a_tool_is_told_before_anything_runs() throws IOException {
        Path settings = Files.createDirectories(workspace.resolve(".armature")).resolve("settings.json");
        Files.writeString(settings, "{\"permissions\": {\"deny\": [\"Bahs(rm:*)\"]}}");

        Cli.Outcome outcome =
                cli.run("-p", "where is Parser defined?", "--model", "offline", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines())
                .containsExactly("armature: " + settings + ":1:27: `Bahs(rm:*)`: There is no tool `Bahs`, so the rule"
                        + " would do nothing. Did you mean `Bash`?");
    }

    @Test
    void a_rule_of_a_workspace_may_name_a_tool_of_another_program() throws IOException {
        Path settings = Files.createDirectories(workspace.resolve(".armature")).resolve("settings.json");
        Files.writeString(settings, "{\"permissions\": {\"deny\": [\"weather\"]}}");

        Cli.Outcome outcome =
                cli.run("-p", "where is Parser defined?", "--model", "offline", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"anthropic:claude-sonnet-5-5, ANTHROPIC_API_KEY", "openai:gpt-5, OPENAI_API_KEY"})
    void a_model_whose_key_is_missing_is_refused_before_anything_is_asked(String model, String variable) {
        Cli.Outcome outcome = cli.run("-p", "hi", "--model", model, "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines())
                .singleElement()
                .asString()
                .startsWith(
                        "armature: The model " + model + " needs a key, and " + variable + " is not set. Set it, or ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k"})
    void a_model_without_a_name_is_said_to_lack_one_with_a_key_and_without(String key) {
        Cli.Outcome outcome = cli.with("ANTHROPIC_API_KEY", key)
                .run("-p", "hi", "--model", "anthropic:", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines())
                .singleElement()
                .asString()
                .contains("name")
                .doesNotContain("needs a key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "OPENAI_API_KEY"})
    void a_key_that_can_be_none_is_told_with_the_name_of_its_variable_and_not_shown(String variable) {
        Cli.Outcome outcome = cli.with(variable, "part\nother").run("-p", "hi", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo(
                        "armature: " + variable + " holds a blank, a line break or another character that is in no key"
                                + " (not shown): a key is printable ASCII without spaces. Set it again.\n");
    }

    @Test
    void a_server_at_an_address_of_ones_own_needs_no_key() throws IOException {
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }

        Cli.Outcome outcome = cli.with("OPENAI_BASE_URL", "http://127.0.0.1:" + unused)
                .run("-p", "hi", "--model", "openai:mine", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("http://127.0.0.1:" + unused).doesNotContain("needs a key");
    }

    @Test
    void an_empty_settings_file_is_told_with_a_line_and_a_column_that_an_editor_knows() throws IOException {
        Path settings = Files.createDirectories(workspace.resolve(".armature")).resolve("settings.json");
        Files.writeString(settings, "");

        Cli.Outcome outcome = cli.run("-p", "hi", "--workspace", workspace.toString());

        assertThat(outcome.err()).contains("settings.json:1:1: expected a JSON object");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            foo            | ANTHROPIC_BASE_URL: A base URL begins with `http://` or `https://`, as in `https://api.example.com`; this one names neither. Or
            ftp://x        | ANTHROPIC_BASE_URL: A base URL begins with `http://` or `https://`, as in `https://api.example.com`; this one begins with `ftp:`. Or
            http://        | ANTHROPIC_BASE_URL is no address; expected something like `https://api.example.com`. Or
            http://u:p@x   | ANTHROPIC_BASE_URL: The base URL for `x` must hold neither user, password, query nor fragment; keys go into a header. Or
            """)
    void an_address_that_is_none_is_told_with_the_name_of_its_variable(String address, String said) {
        Cli.Outcome outcome =
                cli.with("ANTHROPIC_BASE_URL", address).run("-p", "hi", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines()).singleElement().asString().startsWith("armature: " + said);
    }

    @Test
    void an_empty_test_command_is_refused() {
        Cli.Outcome outcome = cli.run("-p", "hi", "--test-command", " ", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines()).singleElement().asString().startsWith("armature: --test-command is empty; say");
    }

    @ParameterizedTest
    @ValueSource(strings = {"environment", "permissions", "model"})
    void a_value_of_the_wrong_kind_in_settings_is_told_once(String setting) throws IOException {
        Path settings = Files.createDirectories(folder.resolve("home")).resolve("settings.json");
        Files.writeString(settings, "{\"" + setting + "\": [{\"x\": [1]}], \"nosuch\": {\"y\": 1}}");

        Cli.Outcome outcome = cli.run("-p", "hi", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines())
                .satisfiesExactly(
                        wrongKind -> assertThat(wrongKind).contains(settings + ":1:", "`" + setting + "` must be"),
                        unknown -> assertThat(unknown).contains("there is no setting `nosuch`"));
    }

    @Test
    void a_project_cannot_redirect_requests() throws IOException {
        Path settings = Files.createDirectories(workspace.resolve(".armature")).resolve("settings.json");
        Files.writeString(settings, "{\"environment\": {\"ANTHROPIC_BASE_URL\": \"http://127.0.0.1:1\"}}");

        Cli.Outcome outcome = cli.run("-p", "hi", "--trust", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("`environment` is not read from a workspace");
    }

    @Test
    void a_server_that_cannot_be_reached_is_named() throws IOException {
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }

        Cli.Outcome outcome = cli.with("ANTHROPIC_BASE_URL", "http://127.0.0.1:" + unused)
                .with("ANTHROPIC_API_KEY", KEY)
                .run("-p", "hi", "--workspace", workspace.toString());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("http://127.0.0.1:" + unused).doesNotContain("\tat ");
        assertThat(outcome.errLines())
                .filteredOn(line -> line.endsWith("Trying again.)"))
                .hasSize(1);
        assertNoKey(outcome);
    }

    @Test
    void a_wrong_key_is_said_to_be_wrong_and_never_shown() {
        try (ModelSimulator server = ModelSimulator.builder().apiKey("another").start()) {
            Cli.Outcome outcome = cli.with(
                            "ANTHROPIC_BASE_URL", server.baseUri().toString())
                    .with("ANTHROPIC_API_KEY", KEY)
                    .run("-p", "hi", "--workspace", workspace.toString());

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err()).contains("ANTHROPIC_API_KEY");
            assertNoKey(outcome);
        }
    }

    @Test
    void a_model_that_the_server_does_not_have_is_named() {
        try (ModelSimulator server = ModelSimulator.builder().apiKey(KEY).start()) {
            Cli.Outcome outcome = cli.with(
                            "ANTHROPIC_BASE_URL", server.baseUri().toString())
                    .with("ANTHROPIC_API_KEY", KEY)
                    .run("-p", "hi", "--model", "anthropic:nobody", "--workspace", workspace.toString());

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err()).contains("nobody");
            assertNoKey(outcome);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Frob | {}                     | [E_UNKNOWN_TOOL] There is no tool named `Frob`. The tools are
            Read | {"file": "a.txt"}      | [E_INPUT]
            """)
    void a_call_that_the_model_got_wrong_is_told_to_the_model_and_ends_nothing(String tool, String input, String said) {
        AtomicInteger requests = new AtomicInteger();
        try (ModelSimulator server = ModelSimulator.builder()
                .apiKey(KEY)
                .policy(request -> requests.incrementAndGet() == 1
                        ? SimReply.toolUse(tool, input)
                        : SimReply.text("heard: " + request))
                .start()) {
            Cli.Outcome outcome = cli.with(
                            "ANTHROPIC_BASE_URL", server.baseUri().toString())
                    .with("ANTHROPIC_API_KEY", KEY)
                    .run("-p", "hi", "--workspace", workspace.toString());

            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(outcome.out()).contains("heard: ", said);
            assertThat(outcome.errLines()).anyMatch(line -> line.contains("failed: " + said));
            assertThat(outcome.err()).doesNotContain("\tat ");
        }
    }

    @Test
    void a_call_whose_input_is_torn_is_never_run_and_asked_for_again() {
        AtomicInteger requests = new AtomicInteger();
        try (ModelSimulator server = ModelSimulator.builder()
                .apiKey(KEY)
                .policy(request -> requests.incrementAndGet() == 1
                        ? SimReply.toolUse("Write", "{\"file_path\": \"a.txt\", \"content\": \"x")
                        : SimReply.text("whole"))
                .start()) {
            Cli.Outcome outcome = cli.with(
                            "ANTHROPIC_BASE_URL", server.baseUri().toString())
                    .with("ANTHROPIC_API_KEY", KEY)
                    .run("-p", "hi", "--permission-mode", "acceptEdits", "--workspace", workspace.toString());

            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(outcome.out()).isEqualTo("whole\n");
            assertThat(outcome.errLines()).anyMatch(line -> line.endsWith("Trying again.)"));
            assertThat(workspace).isEmptyDirectory();
        }
    }

    private Cli.Outcome answered(ModelSimulator server, String... arguments) {
        return cli.with("ANTHROPIC_BASE_URL", server.baseUri().toString())
                .with("ANTHROPIC_API_KEY", KEY)
                .run(arguments);
    }

    @ParameterizedTest
    @CsvSource({"''", "'  '"})
    void an_answer_without_words_is_told_and_is_no_success(String nothing) {
        try (ModelSimulator server = ModelSimulator.builder()
                .apiKey(KEY)
                .policy(request -> nothing.isEmpty() ? SimReply.of() : SimReply.text(nothing))
                .start()) {
            Cli.Outcome text = answered(server, "-p", "hi", "--workspace", workspace.toString());
            Cli.Outcome json = answered(server, "-p", "hi", "--output", "json", "--workspace", workspace.toString());

            assertThat(text.exitCode()).as(text.err()).isEqualTo(1);
            assertThat(text.errLines())
                    .contains("armature: The model gave an empty answer and called no tool. Ask again, or ask another"
                            + " with --model.");
            assertThat(json.exitCode()).isEqualTo(1);
            assertThat(json.out()).contains("\"status\":\"failed\"", "The model gave an empty answer");
        }
    }

    @Test
    void a_model_that_worked_and_ended_without_a_word_has_done_what_it_did() {
        AtomicInteger requests = new AtomicInteger();
        try (ModelSimulator server = ModelSimulator.builder()
                .apiKey(KEY)
                .policy(request -> requests.incrementAndGet() == 1 ? SimReply.toolUse("LS", "{}") : SimReply.of())
                .start()) {
            Cli.Outcome outcome = answered(server, "-p", "hi", "--workspace", workspace.toString());

            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(outcome.errLines())
                    .contains("armature: The model ended without a word; what it did is listed above.");
        }
    }

    @Test
    void what_moves_a_cursor_or_turns_text_is_escaped_in_JSON_and_means_the_same() throws IOException {
        String said = "a\u009b31m\u007f\u202eb\u2066\u2028\ufeff\udb40\udc41 \ud83d\ude00 \u00fc";
        try (ModelSimulator server = ModelSimulator.builder()
                .apiKey(KEY)
                .policy(request -> SimReply.text(said))
                .start()) {
            for (String format : new String[] {"json", "stream-json"}) {
                Cli.Outcome outcome =
                        answered(server, "-p", "hi", "--output", format, "--workspace", workspace.toString());

                String last =
                        outcome.out().lines().reduce((before, line) -> line).orElseThrow();
                assertThat(new ObjectMapper().readTree(last).get("text").textValue())
                        .isEqualTo(said);
                assertThat(outcome.out())
                        .contains("\ud83d\ude00 \u00fc")
                        .doesNotContain("\u009b", "\u007f", "\u202e", "\u2066", "\u2028", "\ufeff", "\udb40\udc41");
            }
        }
    }

    @Test
    void instructions_above_a_trusted_folder_are_not_read_unless_that_folder_is_trusted_too() throws IOException {
        Path repository = Files.createDirectory(folder.resolve("repo")).toRealPath();
        Path sub = Files.createDirectory(repository.resolve("sub"));
        Files.createDirectory(repository.resolve(".git"));
        Files.writeString(repository.resolve("AGENTS.md"), "the outer word");
        Files.writeString(sub.resolve("AGENTS.md"), "the inner word");
        Path trusted = Files.createDirectories(folder.resolve("home")).resolve("trusted-folders");
        try (ModelSimulator server = ModelSimulator.builder()
                .apiKey(KEY)
                .policy(request -> SimReply.text("heard: " + request))
                .start()) {
            Files.writeString(trusted, sub + "\n");
            Cli.Outcome inner = answered(server, "-p", "hi", "--workspace", sub.toString());
            Cli.Outcome once = answered(server, "-p", "hi", "--trust", "--workspace", sub.toString());
            Files.writeString(trusted, repository + "\n");
            Cli.Outcome both = answered(server, "-p", "hi", "--workspace", sub.toString());

            assertThat(inner.out()).contains("the inner word").doesNotContain("the outer word");
            assertThat(once.out()).contains("the inner word").doesNotContain("the outer word");
            assertThat(both.out()).contains("the inner word", "the outer word");
        }
    }

    @Test
    void a_key_is_in_no_output_and_no_file_of_a_run_that_works() {
        try (ModelSimulator server = ModelSimulator.builder()
                .apiKey(KEY)
                .policy(request -> SimReply.text("done"))
                .start()) {
            for (String format : new String[] {"text", "json", "stream-json"}) {
                Cli.Outcome outcome = cli.with(
                                "ANTHROPIC_BASE_URL", server.baseUri().toString())
                        .with("ANTHROPIC_API_KEY", KEY)
                        .run("-p", "hi", "--output", format, "--workspace", workspace.toString());

                assertThat(outcome.exitCode()).as(outcome.err()).isZero();
                assertThat(outcome.out()).contains("done");
                assertNoKey(outcome);
            }
        }
    }

    private void assertNoKey(Cli.Outcome outcome) {
        assertThat(outcome.out() + outcome.err() + cli.keptText()).doesNotContain(KEY);
    }
}
