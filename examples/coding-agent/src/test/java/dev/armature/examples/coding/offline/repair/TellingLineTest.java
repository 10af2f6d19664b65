package dev.armature.examples.coding.offline.repair;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class TellingLineTest {

    @Test
    void of_maven_the_first_error_is_quoted_that_is_no_heading_and_no_hint() {
        assertThat(Failure.parse("""
                        [INFO] Running a.SumTest
                        [ERROR] Tests run: 1, Failures: 1, Errors: 0, Skipped: 0 <<< FAILURE! -- in a.SumTest
                        [ERROR] Failures:
                        [ERROR]   SumTest.adds:12 expected: <3> but was: <4>
                        [INFO] BUILD FAILURE
                        [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
                        """).summary()).isEqualTo("[ERROR]   SumTest.adds:12 expected: <3> but was: <4>");
    }

    @Test
    void the_reference_to_a_page_of_help_is_left_out() {
        assertThat(Failure.parse("""
                        [INFO] BUILD FAILURE
                        [ERROR]
                        [ERROR] Unknown lifecycle phase "tset". -> [Help 1]
                        [ERROR] [Help 1] http://cwiki.apache.org/x
                        """).summary()).isEqualTo("[ERROR] Unknown lifecycle phase \"tset\".");
    }

    @Test
    void without_errors_of_maven_the_first_bad_line_is_quoted() {
        assertThat(Failure.parse("ok a\nFAIL: b\nFAIL: c\n").summary()).isEqualTo("FAIL: b");
    }
}
