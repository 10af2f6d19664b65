package dev.armature.examples.coding.offline.repair;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SaidCommandTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fix the failing test, run `tox -e py`",
                "Fix the failing test. Run: `tox -e py`.",
                "make the tests pass; run the tests with `tox -e py`",
                "fix the test by running `tox -e py`",
                "run `tox -e py` and mend what fails",
            })
    void whatever_stands_in_backquotes_after_run_is_the_command(String prompt) {
        assertThat(SaidCommand.in(prompt)).isEqualTo(new SaidCommand.Taken("tox -e py"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fix the failing test",
                "fix `Sum`, it fails when I run the suite",
                "fix the failing test with `make test`",
                "fix the failing test but do not run `make deploy`",
            })
    void nothing_else_is(String prompt) {
        assertThat(SaidCommand.in(prompt)).isEqualTo(new SaidCommand.None());
    }

    @Test
    void what_cannot_be_a_command_is_refused_with_the_reason() {
        assertThat(SaidCommand.in("run `a.SumTest`"))
                .isEqualTo(new SaidCommand.Refused("`a.SumTest` looks like a class, not like a command"));
        assertThat(SaidCommand.in("run `  `")).isEqualTo(new SaidCommand.Refused("The command to run is empty"));
        assertThat(SaidCommand.in("run `make\ntest`"))
                .isEqualTo(new SaidCommand.Refused("The command to run goes over several lines; I run only one line"));
    }
}
