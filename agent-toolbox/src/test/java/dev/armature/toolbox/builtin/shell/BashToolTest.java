package dev.armature.toolbox.builtin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Shell;
import dev.armature.permissions.action.Workspace;
import dev.armature.testsupport.process.Processes;
import dev.armature.toolbox.testing.InMemoryHost;
import dev.armature.tools.content.BlobRef;
import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.Invocation;
import dev.armature.tools.contract.SideEffects;
import dev.armature.tools.contract.ToolInput;
import dev.armature.tools.contract.ToolReading;
import dev.armature.tools.contract.ToolResult;
import dev.armature.tools.process.ProcessRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
final class BashToolTest {
    private final BashTool tool = new BashTool(ProcessRunner.standard());

    @TempDir
    Path temp;

    private Path root;
    private InMemoryHost host;

    @BeforeEach
    void workspace() throws IOException {
        root = Files.createDirectory(temp.toRealPath().resolve("work"));
        host = InMemoryHost.in(root);
    }

    private static String input(String command) {
        return "{\"command\":\""
                + command.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"}";
    }

    private ToolResult bash(String command) {
        return host.call(tool, input(command));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`echo one; echo two >&2`   | `one\\ntwo`",
                "`true`                     | `(no output)`",
                "`false`                    | `[exit code 1]`",
                "`echo x; exit 7`           | `x\\n[exit code 7]`",
                "`no-such-program-here`     | `/bin/bash: line 1: no-such-program-here: command not found\\n[exit code 127]`",
                "`cat`                      | `(no output)`",
                "`read x || echo nobody`    | `nobody`",
                "`echo \"$AI_AGENT $TERM $GIT_EDITOR $PAGER\"` | `armature dumb true cat`",
            })
    void a_command_gives_back_what_it_prints_and_its_exit_code(String command, String shown) {
        assertThat(bash(command)).isEqualTo(ToolResult.text(shown.replace("\\n", "\n")));
    }

    @Test
    void what_is_no_command_is_told_by_bash() {
        assertThat(bash("if").text()).contains("syntax error").endsWith("\n[exit code 2]");
    }

    @Test
    void a_text_can_be_given_to_read() {
        assertThat(host.text(tool, "{\"command\":\"tr a-z A-Z\",\"stdin\":\"größe\\n\"}"))
                .isEqualTo("GRößE");
    }

    @Test
    void the_folder_a_command_ends_in_is_where_the_next_one_starts() throws IOException {
        Files.createDirectories(root.resolve("sub/deeper"));

        assertThat(bash("cd sub/deeper && echo there").text())
                .isEqualTo("there\n[The current folder is `" + root.resolve("sub/deeper") + "` now.]");
        assertThat(bash("pwd").text()).isEqualTo(root.resolve("sub/deeper").toString());
        assertThat(bash("cd ..; false").text())
                .isEqualTo("[exit code 1]\n[The current folder is `" + root.resolve("sub") + "` now.]");
        assertThat(host.workspace()).isEqualTo(Workspace.of(root).at(root.resolve("sub")));
    }

    @Test
    void the_current_folder_stays_in_the_workspace() {
        assertThat(bash("cd /; pwd").text())
                .isEqualTo("/\n[The current folder is still `" + root + "`: `/` is not in the workspace.]");
        assertThat(bash("pwd").text()).isEqualTo(root.toString());
    }

    @Test
    void a_workspace_known_by_a_link_keeps_its_name() throws IOException {
        Path way = Files.createSymbolicLink(temp.toRealPath().resolve("way"), root);
        Files.createDirectory(root.resolve("sub"));
        host = InMemoryHost.in(way);

        assertThat(bash("true").text()).isEqualTo("(no output)");
        assertThat(bash("cd sub").text()).isEqualTo("[The current folder is `" + way.resolve("sub") + "` now.]");
        assertThat(bash("true").text()).isEqualTo("(no output)");
    }

    @Test
    void a_folder_for_one_command_moves_nothing() throws IOException {
        Path sub = Files.createDirectory(root.resolve("sub"));

        assertThat(host.text(tool, "{\"command\":\"pwd; cd /\",\"cwd\":\"sub\"}"))
                .isEqualTo(sub.toString());
        assertThat(host.workspace()).isEqualTo(Workspace.of(root));
        assertThat(host.text(tool, "{\"command\":\"pwd\",\"cwd\":\"nowhere\"}"))
                .isEqualTo("[E_NOT_FOUND] There is no folder `" + root.resolve("nowhere")
                        + "`, so the command was not run. Give another `cwd`.");
    }

    @Test
    void a_current_folder_that_is_gone_leads_back_to_the_root() throws IOException {
        Path sub = Files.createDirectory(root.resolve("sub"));
        host.moveTo(sub);
        Files.delete(sub);

        assertThat(bash("pwd").text())
                .isEqualTo("[E_NOT_FOUND] There is no folder `" + sub + "`, so the command was not run."
                        + " The current folder is `" + root + "` again. Repeat the call.");
        assertThat(bash("pwd").text()).isEqualTo(root.toString());
    }

    @Test
    void variables_are_forgotten_and_secrets_are_not_handed_down() {
        bash("export REMEMBERED=1");

        assertThat(bash("echo ${REMEMBERED-nothing}").text()).isEqualTo("nothing");
        assertThat(bash("env | grep -ciE '^[^=]*(token|secret|password|credential)[^=]*=' || true")
                        .text())
                .isEqualTo("0");
    }

    @Test
    void programs_of_the_workspace_are_not_found_by_their_bare_name() throws IOException {
        Path own = Files.writeString(root.resolve("ls"), "#!/bin/sh\necho hijacked\n");
        assertThat(own.toFile().setExecutable(true)).isTrue();

        assertThat(bash("ls").text()).isEqualTo("ls");
        assertThat(bash("./ls").text()).isEqualTo("hijacked");
    }

    @Test
    void a_command_that_takes_too_long_is_stopped_and_what_it_printed_is_shown() {
        ToolResult result = host.call(tool, "{\"command\":\"echo started; sleep 600 & sleep 600\",\"timeout_ms\":300}");

        assertThat(result)
                .isEqualTo(ToolResult.error(
                        ErrorCode.E_TIMEOUT,
                        "Stopped after 300 ms, with all that it had started. Give a larger `timeout_ms` (at most 600000), or do"
                                + " less at once. Output until then:\nstarted"));
    }

    @Test
    void a_cancelled_command_leaves_no_process() throws Exception {
        Path pids = root.resolve("pids");
        Invocation call = host.read(
                tool,
                input("sleep 600 & echo $! >> pids; (setsid sleep 600 & echo $! >> pids); echo $$ >> pids; wait"));
        CompletableFuture<String> ended = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                ended.complete(call.run().text());
            } catch (InterruptedException e) {
                ended.complete("interrupted");
            }
        });
        while (!Files.exists(pids) || Files.readAllLines(pids).size() < 3) {
            Thread.sleep(10);
        }

        thread.interrupt();

        assertThat(ended.get()).isEqualTo("interrupted");
        assertThat(Files.readAllLines(pids)).hasSize(3).noneMatch(pid -> Processes.isRunning(Long.parseLong(pid)));
    }

    @Test
    void what_a_command_leaves_running_is_stopped_and_told() {
        assertThat(bash("sleep 600 & echo done").text())
                .isEqualTo("done\n[1 processes were still running when the command ended, and were stopped.]");
    }

    @Test
    void a_flood_is_bounded_and_the_whole_of_long_output_is_kept() {
        String text = bash("seq 1 100000; exit 3").text();

        assertThat(text)
                .hasSizeLessThan(31_000)
                .startsWith("1\n2\n3\n")
                .contains("characters left out; the whole is kept in blob://")
                .endsWith("99999\n100000\n[exit code 3]");
        String uri = text.replaceAll("(?s).*(blob://[0-9a-f]{64}).*", "$1");
        assertThat(host.get(new BlobRef(uri.substring(7))).orElseThrow())
                .asString(StandardCharsets.UTF_8)
                .contains("\n50000\n");
        assertThat(bash("head -c 300000000 /dev/zero | tr '\\0' x").text()).hasSizeLessThan(31_000);
    }

    @Test
    void binary_output_is_not_shown() {
        assertThat(bash("head -c 5000 /dev/zero").text())
                .isEqualTo(
                        "[5,000 bytes that are no text. Send them to a file, or through a program that shows them.]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{[1;31mred{[0m`            | `red`",
                "`10%\\r20%\\r30%\\ndone`    | `30%\\ndone`",
                "`a\\r\\nb\\r\\n`            | `a\\nb\\n`",
                "`a\\r\\r\\nb`               | `a\\nb`",
                "`one\\r`                    | `one`",
                "`typpo{]0;title\u0007x`     | `typpox`",
                "`link{]8;;http://x{\\\\t`   | `linkt`",
                "`{]never ended\\nnext`      | `\\nnext`",
                "`{(Bascii{=`                | `ascii`",
                "`cut off {[3`               | `cut off `",
                "`lost {`                    | `lost `",
                "`{[<u{[?25lhidden`          | `hidden`",
            })
    void colours_cursors_and_overwritten_lines_are_left_out(String raw, String plain) {
        String printed = raw.replace("\\\\", "\u0001")
                .replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace('\u0001', '\\')
                .replace('{', '\u001b');

        assertThat(PlainOutput.of(printed)).isEqualTo(plain.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "git status          | true",
                "echo abcd           | true",
                "cd sub              | false",
                "ls && (cd sub; ls)  | false",
                "pushd sub           | false",
                "popd                | false",
            })
    void a_command_that_may_move_the_current_folder_runs_alone(String command, boolean besideOthers) {
        assertThat(host.read(tool, input(command)).concurrencySafe()).isEqualTo(besideOthers);
        assertThat(host.read(tool, "{\"command\":\"" + command + "\",\"cwd\":\".\"}")
                        .concurrencySafe())
                .as("with a folder of its own")
                .isTrue();
    }

    @Test
    void what_is_judged_is_the_command_word_for_word_where_it_starts() throws IOException {
        Path sub = Files.createDirectory(root.resolve("sub"));
        Files.createSymbolicLink(root.resolve("link"), sub);
        Invocation call = host.read(tool, input("git status\nls"));

        assertThat(call.actions()).isEqualTo(List.of(new Action.RunCommand("git status\nls", root, Shell.BASH)));
        assertThat(call.sideEffects()).isEqualTo(SideEffects.AS_ASSESSED);
        assertThat(call.summary()).isEqualTo("Bash git status\\nls");
        assertThat(host.read(tool, "{\"command\":\"ls\",\"cwd\":\"link\"}").actions())
                .isEqualTo(List.of(new Action.RunCommand("ls", sub, Shell.BASH)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"command\":\" \"}                          | `command` is empty",
                "{\"command\":\"a\\u0000b\"}                  | `command` holds a NUL character, which no command can",
                "{\"command\":\"ls\",\"timeout_ms\":600001}   | `timeout_ms` must be 1 to 600000, was 600001",
                "{\"command\":\"ls\",\"timeout_ms\":0}        | `timeout_ms` must be 1 to 600000, was 0",
                "{\"command\":\"ls\",\"run_in_background\":true} | unknown field",
            })
    void input_that_makes_no_sense_is_refused(String input, String why) {
        ToolReading reading = tool.read(new ToolInput(input), host.context());

        assertThat(((ToolReading.Unreadable) reading).sentence()).startsWith("InputError: Bash: " + why);
    }

    @Test
    void the_engine_waits_longer_than_any_command_may_take() {
        assertThat(tool.spec().limits().timeout()).isGreaterThan(Duration.ofMinutes(10));
    }
}
