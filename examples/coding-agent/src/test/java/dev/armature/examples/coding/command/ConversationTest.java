package dev.armature.examples.coding.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.examples.coding.setup.FolderTrust;
import dev.armature.examples.coding.setup.Home;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.reply.SimReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conversation in the terminal, line by line. */
final class ConversationTest {
    @TempDir
    Path folder;

    private Path workspace;

    @BeforeEach
    void makeAWorkspace() throws IOException {
        workspace = Files.createDirectory(folder.resolve("work")).toRealPath();
    }

    @Test
    void lines_are_said_to_the_agent_until_the_person_leaves() {
        AtomicInteger requests = new AtomicInteger();
        try (ModelSimulator server =
                ModelSimulator.start(request -> SimReply.text("answer " + requests.incrementAndGet()))) {
            Cli.Outcome outcome = talkingTo(server)
                    .typing("first\n\nsecond\n/exit\nthird\n")
                    .run("--workspace", workspace.toString());

            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.out()).contains("answer 1", "answer 2").doesNotContain("answer 3");
        }
    }

    @Test
    void an_unknown_command_is_not_said_to_the_agent() {
        try (ModelSimulator server = ModelSimulator.start(request -> SimReply.text("heard"))) {
            Cli.Outcome outcome = talkingTo(server).typing("/frob\n/help\n").run("--workspace", workspace.toString());

            assertThat(outcome.out())
                    .contains("There is no command /frob", "begin another session", "/quit")
                    .doesNotContain("heard");
        }
    }

    @Test
    void a_person_at_a_terminal_is_asked_for_trust_once_and_approves_a_call() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        try (ModelSimulator server = ModelSimulator.start(request -> requests.incrementAndGet() % 2 == 1
                ? SimReply.toolUse(
                        "Write", "{\"file_path\":\"" + workspace.resolve("new.txt") + "\",\"content\":\"x\\n\"}")
                : SimReply.text("done"))) {
            Cli.Outcome first =
                    talkingTo(server).atATerminal().typing("y\nwrite it\ny\n").run("--workspace", workspace.toString());
            Cli.Outcome second =
                    talkingTo(server).atATerminal().typing("/exit\n").run("--workspace", workspace.toString());

            assertThat(first.out()).contains("Do you trust what lies in " + workspace, "May this happen?", "done");
            assertThat(workspace.resolve("new.txt")).hasContent("x\n");
            assertThat(second.out()).doesNotContain("Do you trust");
        }
    }

    @Test
    void an_edit_that_is_to_be_approved_is_shown_line_by_line() throws IOException {
        Path file = Files.writeString(workspace.resolve("a.txt"), "one\ntwo\n");
        AtomicInteger requests = new AtomicInteger();
        try (ModelSimulator server = ModelSimulator.start(request -> switch (requests.incrementAndGet()) {
            case 1 -> SimReply.toolUse("Read", "{\"file_path\":\"" + file + "\"}");
            case 2 ->
                SimReply.toolUse(
                        "Edit",
                        "{\"file_path\":\"" + file + "\",\"old_string\":\"one\\ntwo\",\"new_string\":\"1\\n2\"}");
            default -> SimReply.text("done");
        })) {
            Cli.Outcome outcome =
                    talkingTo(server).atATerminal().typing("n\nedit it\ny\n").run("--workspace", workspace.toString());

            assertThat(outcome.out())
                    .contains("  in " + file + ":\n  - one\n  - two\n  + 1\n  + 2\n  because: ")
                    .doesNotContain("old_string");
            assertThat(outcome.errLines()).contains("> Read a.txt");
            assertThat(file).hasContent("1\n2\n");
        }
    }

    @Test
    void a_no_to_trust_is_remembered_for_this_folder_alone_and_enter_is_not() throws IOException {
        Path below = Files.createDirectory(workspace.resolve("below"));
        try (ModelSimulator server = ModelSimulator.start(request -> SimReply.text("heard"))) {
            Cli.Outcome entered = talkingTo(server).atATerminal().typing("\n").run("--workspace", workspace.toString());
            Cli.Outcome refused =
                    talkingTo(server).atATerminal().typing("n\n").run("--workspace", workspace.toString());
            Cli.Outcome later =
                    talkingTo(server).atATerminal().typing("/exit\n").run("--workspace", workspace.toString());
            Cli.Outcome deeper = talkingTo(server).atATerminal().typing("\n").run("--workspace", below.toString());

            assertThat(entered.out()).contains("Do you trust");
            assertThat(refused.out()).contains("Do you trust", "only its rules that forbid or ask count");
            assertThat(later.out()).doesNotContain("Do you trust");
            assertThat(deeper.out()).contains("Do you trust");
        }
    }

    @Test
    void a_yes_that_is_written_down_counts_for_more_than_a_no() {
        FolderTrust trust = new FolderTrust(
                Home.of(Map.of("ARMATURE_HOME", folder.resolve("home").toString())));

        trust.refuse(workspace);
        trust.add(workspace);

        assertThat(trust.covers(workspace)).isTrue();
    }

    @Test
    void a_question_mark_at_an_approval_explains_the_answers_and_asks_again() {
        AtomicInteger requests = new AtomicInteger();
        try (ModelSimulator server = ModelSimulator.start(request -> requests.incrementAndGet() == 1
                ? SimReply.toolUse("Bash", "{\"command\":\"touch new.txt\"}")
                : SimReply.text("done"))) {
            Cli.Outcome outcome = talkingTo(server)
                    .atATerminal()
                    .typing("n\nmake it\n?\ny\n")
                    .run("--workspace", workspace.toString());

            assertThat(outcome.out())
                    .contains(
                            "  y        it happens now; the next one like it is asked again",
                            "whatever this rule allows is not asked again in this session: Bash(touch:*)",
                            "the agent is told what you say");
            assertThat(workspace.resolve("new.txt")).exists();
        }
    }

    @Test
    void the_test_command_is_told_to_the_model_and_runs_without_a_question() {
        AtomicInteger requests = new AtomicInteger();
        try (ModelSimulator server = ModelSimulator.start(request -> requests.incrementAndGet() == 1
                ? SimReply.toolUse("Bash", "{\"command\":\"touch tested\"}")
                : SimReply.text(
                        "told: " + request.system().contains("The command that tests this project: `touch tested`")))) {
            Cli.Outcome outcome = talkingTo(server)
                    .atATerminal()
                    .typing("n\ntest it\n")
                    .run("--workspace", workspace.toString(), "--test-command", "touch tested");

            assertThat(outcome.out()).contains("told: true").doesNotContain("May this happen?");
            assertThat(workspace.resolve("tested")).exists();
        }
    }

    /** Who pastes a text has not seen the question that its second line would answer. */
    @Test
    void what_was_typed_before_a_question_is_no_answer_to_it() {
        AtomicInteger requests = new AtomicInteger();
        AtomicReference<Cli> cli = new AtomicReference<>();
        try (ModelSimulator server = ModelSimulator.start(request -> {
            cli.get().awaitPaste();
            return requests.incrementAndGet() == 1
                    ? SimReply.toolUse(
                            "Write", "{\"file_path\":\"" + workspace.resolve("new.txt") + "\",\"content\":\"x\\n\"}")
                    : SimReply.text("understood");
        })) {
            cli.set(talkingTo(server).atATerminal().pasting("look at this:\ny\n"));
            Cli.Outcome outcome = cli.get().run("--workspace", workspace.toString(), "--trust");

            assertThat(outcome.out()).contains("May this happen?", "is no answer to it: y");
            assertThat(workspace.resolve("new.txt")).doesNotExist();
        }
    }

    /** Trusted folders are kept one a line. */
    @Test
    void a_folder_with_a_line_break_in_its_name_is_never_kept_as_trusted() throws IOException {
        Path odd = Files.createDirectories(workspace.resolve("a\n" + workspace + "/b"));
        try (ModelSimulator server = ModelSimulator.start(request -> SimReply.text("heard"))) {
            Cli.Outcome outcome = talkingTo(server).atATerminal().typing("y\n").run("--workspace", odd.toString());

            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err()).contains("cannot be kept as trusted").doesNotContain("\n/");
        }
        assertThat(new FolderTrust(Home.of(
                                Map.of("ARMATURE_HOME", folder.resolve("home").toString())))
                        .covers(workspace))
                .isFalse();
    }

    @Test
    void a_command_at_an_approval_is_not_told_to_the_agent_and_asked_again() {
        AtomicInteger requests = new AtomicInteger();
        try (ModelSimulator server = ModelSimulator.start(request -> requests.incrementAndGet() == 1
                ? SimReply.toolUse("Bash", "{\"command\":\"touch new.txt\"}")
                : SimReply.text("done"))) {
            Cli.Outcome outcome = talkingTo(server)
                    .atATerminal()
                    .typing("n\nmake it\n/exit\nuse mkdir instead\n")
                    .run("--workspace", workspace.toString());

            assertThat(outcome.out())
                    .contains(
                            "/exit is not heard here: something waits for a yes or a no.",
                            "  n        it does not happen");
            assertThat(outcome.err())
                    .contains("The user did not allow this call: use mkdir instead. Do not")
                    .doesNotContain("/exit");
            assertThat(workspace.resolve("new.txt")).doesNotExist();
        }
    }

    @Test
    void whatever_is_not_a_yes_is_a_no_and_told_to_the_model() {
        AtomicInteger requests = new AtomicInteger();
        try (ModelSimulator server = ModelSimulator.start(request -> requests.incrementAndGet() == 1
                ? SimReply.toolUse(
                        "Write", "{\"file_path\":\"" + workspace.resolve("new.txt") + "\",\"content\":\"x\\n\"}")
                : SimReply.text("understood"))) {
            Cli.Outcome outcome = talkingTo(server)
                    .atATerminal()
                    .typing("n\nwrite it\nput it elsewhere\n")
                    .run("--workspace", workspace.toString());

            assertThat(outcome.err()).contains("put it elsewhere");
            assertThat(workspace.resolve("new.txt")).doesNotExist();
        }
    }

    @Test
    void without_a_person_a_needed_approval_names_the_rule_and_the_exit_code_says_so() {
        AtomicInteger requests = new AtomicInteger();
        Path file = workspace.resolve("new.txt");
        try (ModelSimulator server = ModelSimulator.start(request -> requests.incrementAndGet() % 2 == 1
                ? SimReply.toolUse("Write", "{\"file_path\":\"" + file + "\",\"content\":\"x\\n\"}")
                : SimReply.text("ended"))) {
            Cli.Outcome refused = talkingTo(server).run("-p", "write it", "--workspace", workspace.toString());
            Cli.Outcome allowed = talkingTo(server)
                    .run("-p", "write it", "--allow", "Edit(/" + file + ")", "--workspace", workspace.toString());

            assertThat(refused.exitCode()).isEqualTo(ExitCode.NEEDS_APPROVAL.number());
            assertThat(refused.err()).contains("Edit(/" + file + ")");
            assertThat(allowed.exitCode()).as(allowed.err()).isZero();
            assertThat(List.of(workspace.toFile().list())).containsExactly("new.txt");
        }
    }

    private Cli talkingTo(ModelSimulator server) {
        return new Cli(folder.resolve("home"))
                .with("ANTHROPIC_BASE_URL", server.baseUri().toString())
                .with("ANTHROPIC_API_KEY", server.apiKey());
    }
}
