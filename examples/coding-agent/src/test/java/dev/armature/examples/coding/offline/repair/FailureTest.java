package dev.armature.examples.coding.offline.repair;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class FailureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FAIL sum",
                "  FAILED: sum",
                "not ok 3 - sum",
                "✗ sum",
                "1 failed",
                "2 tests failed",
                "3 of 7 failed",
                "3/7 failed",
                "10 out of 12 checks failed",
                "Tests run: 7, Failures: 2",
                "failed: 1"
            })
    void a_run_that_ends_well_may_say_that_something_failed(String text) {
        assertThat(Failure.isToldBy("ok a\n" + text + "\n")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 failed",
                "0 of 7 failed",
                "0/7 failed",
                "0 out of 12 checks failed",
                "7 passed, 0 failed",
                "Tests run: 7, Failures: 0",
                "FAILED: 0",
                "FAILURES 0",
                "ok failed logins are counted",
                "all 7 passed"
            })
    void that_nothing_failed_is_no_failure(String text) {
        assertThat(Failure.isToldBy("ok a\n" + text + "\n")).isFalse();
    }

    @Test
    void numbers_that_no_line_can_have_are_no_lines() {
        Failure failure = Failure.parse("""
                java.lang.AssertionError: wrong
                \tat a.B.c(B.java:99999999999)
                \tat a.B.d(B.java:12)
                B.java:99999999999: error: wrong
                """);

        assertThat(failure.frames()).containsExactly(new Failure.Frame("d", "B.java", 12));
    }
}
