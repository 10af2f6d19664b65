package dev.armature.examples.coding.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.reply.SimReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said when something needs an approval, and that it helps to do as it says. */
final class ApprovalTest {
    private static final String COMMAND = "mkdir out && touch out/a";

    @TempDir
    Path folder;

    private Path workspace;

    @BeforeEach
    void makeAWorkspace() throws IOException {
        workspace = Files.createDirectory(folder.resolve("work")).toRealPath();
    }

    /** A model that runs the command in every first turn and then says that it is done. */
    private Cli.Outcome running(String command, String... arguments) {
        AtomicInteger requests = new AtomicInteger();
        try (ModelSimulator server = ModelSimulator.start(request -> requests.incrementAndGet() % 2 == 1
                ? SimReply.toolUse("Bash", "{\"command\":\"" + command + "\",\"description\":\"d\"}")
                : SimReply.text("done"))) {
            return cli(server).run(arguments);
        }
    }

    private Cli cli(ModelSimulator server) {
        return new Cli(folder.resolve("home"))
                .with("ANTHROPIC_BASE_URL", server.baseUri().toString())
                .with("ANTHROPIC_API_KEY", server.apiKey());
    }

    private static JsonNode json(Cli.Outcome outcome) {
        try {
            return new ObjectMapper().readTree(outcome.out());
        } catch (JsonProcessingException e) {
            throw new AssertionError(outcome.out(), e);
        }
    }

    @Test
    void a_command_of_several_programs_names_every_rule_that_is_missing_and_with_these_it_runs() {
        String in = workspace.toString();

        Cli.Outcome refused = running(COMMAND, "-p", "go", "--workspace", in, "--output", "json");
        Cli.Outcome half = running(COMMAND, "-p", "go", "--workspace", in, "--allow", "Bash(mkdir:*)");
        Cli.Outcome allowed =
                running(COMMAND, "-p", "go", "--workspace", in, "--allow", "Bash(mkdir:*)", "--allow", "Bash(touch:*)");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.NEEDS_APPROVAL.number());
        assertThat(json(refused).path("status").asText()).isEqualTo("needsApproval");
        assertThat(json(refused).path("message").asText())
                .isEqualTo(
                        "Something needed an approval and nobody could be asked. To allow it and go on: armature --workspace "
                                + in
                                + " --allow 'Bash(mkdir:*)' --allow 'Bash(touch:*)'"
                                + " -p \"go on\" --resume "
                                + json(refused).path("session").asText());
        assertThat(half.errLines())
                .anyMatch(line -> line.endsWith("The rule `Bash(touch:*)` would allow it. Choose another way, or finish"
                        + " and say what is needed."))
                .anyMatch(line -> line.startsWith("armature: Something needed an approval")
                        && line.contains("go on: armature --workspace " + in
                                + " --allow 'Bash(mkdir:*)' --allow 'Bash(touch:*)' -p"));
        assertThat(allowed.exitCode()).as(allowed.err()).isZero();
        assertThat(workspace.resolve("out/a")).exists();
    }

    @Test
    void in_a_repository_too_a_type_is_renamed_with_the_one_rule_that_the_pages_name() throws Exception {
        Files.writeString(workspace.resolve("Foo.java"), "class Foo {}\n");
        assertThat(new ProcessBuilder("git", "init", "-q", workspace.toString())
                        .start()
                        .waitFor())
                .isZero();

        Cli.Outcome outcome = new Cli(folder.resolve("home"))
                .run(
                        "-p",
                        "rename Foo to Bar",
                        "--workspace",
                        workspace.toString(),
                        "--permission-mode",
                        "acceptEdits",
                        "--allow",
                        "Bash(mv:*)");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(workspace.resolve("Bar.java")).hasContent("class Bar {}");
        assertThat(workspace.resolve("Foo.java")).doesNotExist();
    }

    @Test
    void the_text_of_a_command_of_several_programs_is_a_rule() {
        Cli.Outcome allowed =
                running(COMMAND, "-p", "go", "--workspace", workspace.toString(), "--allow", "Bash(" + COMMAND + ")");
        Cli.Outcome another = running(
                COMMAND + "b", "-p", "go", "--workspace", workspace.toString(), "--allow", "Bash(" + COMMAND + ")");

        assertThat(allowed.exitCode()).as(allowed.err()).isZero();
        assertThat(another.exitCode()).isEqualTo(ExitCode.NEEDS_APPROVAL.number());
        assertThat(workspace.resolve("out/a")).exists();
        assertThat(workspace.resolve("out/ab")).doesNotExist();
    }

    @Test
    void always_at_a_terminal_allows_all_programs_of_a_command_from_then_on() {
        AtomicInteger requests = new AtomicInteger();
        try (ModelSimulator server = ModelSimulator.start(request -> switch (requests.incrementAndGet()) {
            case 1 -> bash("mkdir out && touch out/a");
            case 2 -> bash("mkdir out/b && touch out/b/c");
            default -> SimReply.text("done");
        })) {
            Cli.Outcome outcome =
                    cli(server).atATerminal().typing("n\ngo\na\n/exit\n").run("--workspace", workspace.toString());

            assertThat(outcome.out())
                    .containsOnlyOnce("May this happen?")
                    .contains("[a] always in this session: Bash(mkdir:*) and Bash(touch:*)");
            assertThat(workspace.resolve("out/b/c")).exists();
        }
    }

    private static SimReply bash(String command) {
        return SimReply.toolUse("Bash", "{\"command\":\"" + command + "\",\"description\":\"d\"}");
    }

    @Test
    void what_no_rule_can_allow_is_said_to_need_a_terminal() {
        Cli.Outcome refused = running("rm *.log", "-p", "go", "--workspace", workspace.toString(), "--output", "json");

        assertThat(json(refused).path("message").asText())
                .startsWith("Something needed an approval and nobody could be asked. No rule would allow it. Go on"
                        + " at a terminal, where you are asked: armature --workspace " + workspace + " --resume ");
    }

    @Test
    void a_program_that_asked_for_json_gets_an_object_though_the_options_cannot_be_used() {
        for (String[] arguments : new String[][] {
            {"-p", "go", "--output", "json", "--allow", "Bash(ls | wc *)"},
            {"-p", "go", "--output=stream-json", "--allow", "Bash(ls | wc *)"},
            {"-p", "go", "--output", "json", "--max-turns", "many"}
        }) {
            Cli.Outcome outcome = new Cli(folder.resolve("home")).run(arguments);

            assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE.number());
            assertThat(json(outcome).path("status").asText()).isEqualTo("unusable");
            assertThat(json(outcome).path("exitCode").asInt()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo("armature: " + json(outcome).path("message").asText() + "\n");
        }
    }
}
