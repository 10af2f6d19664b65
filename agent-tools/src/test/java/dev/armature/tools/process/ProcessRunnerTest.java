package dev.armature.tools.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
final class ProcessRunnerTest {

    private final ProcessRunner runner = ProcessRunner.standard();

    @TempDir
    Path folder;

    private ProcessOutcome bash(String command) throws Exception {
        return runner.run(Launch.bash(command, folder));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exit 0          | 0",
                "exit 42         | 42",
                "kill -TERM $$   | 143",
                "kill -KILL $$   | 137",
                "no_such_command | 127",
                "if              | 2",
            })
    void the_exit_code_is_that_of_the_shell(String command, int code) throws Exception {
        assertThat(bash(command).exitCode()).isEqualTo(code);
        assertThat(new ProcessRunner(System.getenv(), FamilyFounder.withJobControl(), folder)
                        .run(Launch.bash(command, folder))
                        .exitCode())
                .isEqualTo(code);
    }

    @Test
    void both_streams_are_merged_as_they_come_or_kept_apart() throws Exception {
        assertThat(bash("echo a; echo b >&2; echo c").output().text()).isEqualTo("a\nb\nc\n");

        ProcessOutcome apart =
                runner.run(Launch.bash("echo a; echo b >&2; echo c", folder).separatingErrors());
        assertThat(apart.output().text()).isEqualTo("a\nc\n");
        assertThat(apart.errors().text()).isEqualTo("b\n");
    }

    @Test
    void there_is_nothing_to_read_unless_a_text_is_given() throws Exception {
        assertThat(bash("cat; read x; echo $?").output().text()).isEqualTo("1\n");
        assertThat(runner.run(Launch.bash("cat", folder).input("grüße\n"))
                        .output()
                        .text())
                .isEqualTo("grüße\n");
    }

    @Test
    void input_that_nobody_reads_does_not_hang() throws Exception {
        assertThat(runner.run(Launch.bash("exit 7", folder).input("x".repeat(5_000_000)))
                        .exitCode())
                .isEqualTo(7);
    }

    @Test
    void a_flood_is_taken_in_constant_memory() throws Exception {
        ProcessOutcome outcome = runner.run(Launch.bash("echo first; head -c 1500000000 /dev/zero; echo last", folder)
                .keeping(10_000));

        assertThat(outcome.output().total()).isEqualTo(1_500_000_000L + 6 + 5);
        assertThat(outcome.output().leftOut()).isEqualTo(1_500_000_011L - 10_000);
        assertThat(outcome.output().text()).startsWith("first\n").endsWith("last\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "with space", "with 'quote\" and $x", "line\nbreak", "ünï", "-n"})
    void the_folder_it_ends_in_is_reported(String name) throws Exception {
        Path sub = Files.createDirectory(folder.resolve(name)).toRealPath();

        ProcessOutcome outcome =
                runner.run(Launch.bash("cd \"./$NAME\"; false", folder).environment(Map.of("NAME", name)));

        assertThat(outcome.endedIn()).isEqualTo(Optional.of(sub));
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void the_command_is_passed_word_for_word() throws Exception {
        ProcessOutcome outcome = bash("echo \"$BASH_EXECUTION_STRING|$0|$#|${BASH_ENV-unset}|$LINENO\"\nno_such");

        assertThat(outcome.output().text())
                .isEqualTo("echo \"$BASH_EXECUTION_STRING|$0|$#|${BASH_ENV-unset}|$LINENO\"\nno_such"
                        + "|/bin/bash|0|unset|1\n/bin/bash: line 2: no_such: command not found\n");
    }

    @Test
    void an_argument_is_one_argument() throws Exception {
        ProcessOutcome outcome = runner.run(Launch.of(List.of("printf", "<%s>", "a b", "$(id)", "*"), folder));

        assertThat(outcome.output().text()).isEqualTo("<a b><$(id)><*>");
    }

    @Test
    void a_terminal_is_not_to_be_had() throws Exception {
        assertThat(bash("(: </dev/tty) 2>/dev/null && echo terminal || echo none")
                        .output()
                        .text())
                .isEqualTo("none\n");
    }
}
