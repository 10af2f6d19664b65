package dev.armature.examples.coding.offline.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.examples.coding.offline.dialogue.Call;
import dev.armature.examples.coding.offline.dialogue.Outcome;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class UnrunnableTest {

    private static Outcome run(String text, int exitCode) {
        return new Outcome(Call.bash("test", "Run the tests"), text + "\n[exit code " + exitCode + "]", false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ERROR] The goal you specified requires a project to execute but there is no POM in this directory (/w).",
                "[ERROR] Unknown lifecycle phase \"tset\". You must specify a valid lifecycle phase",
                "Directory '/w' does not contain a Gradle build.",
                "Task 'tset' not found in root project 'w'.",
                "make: *** No rule to make target 'tset'.  Stop.",
                "make: *** No targets specified and no makefile found.  Stop.",
                "npm ERR! enoent ENOENT: no such file or directory, open '/w/package.json'",
                "npm error enoent Could not read package.json: Error: ENOENT: no such file",
                "npm error Missing script: \"test\"",
                "Error: Could not find or load main class a.SumTest",
                "error: file not found: no/Such.java",
                "sh: 0: cannot open no-such.sh: No such file",
            })
    void the_line_that_says_so_is_told(String line) {
        assertThat(Unrunnable.in(run("[INFO] Scanning\n" + line + "\n[INFO] BUILD FAILURE", 1)))
                .contains(line);
    }

    @Test
    void a_program_that_is_not_there_is_known_by_how_the_shell_ends() {
        assertThat(Unrunnable.in(run("bash: line 1: gradlew: command not found", 127)))
                .contains("bash: line 1: gradlew: command not found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FAIL: sum: expected 3 but was 4",
                "[ERROR]   SumTest.adds:12 expected: <3> but was: <4>",
                "[ERROR] /w/src/Sum.java:[3,5] cannot find symbol",
                "java.lang.AssertionError: user not found",
                "./check.sh: line 2: tput: command not found",
            })
    void a_test_that_fails_did_run(String line) {
        assertThat(Unrunnable.in(run(line, 1))).isEmpty();
    }
}
