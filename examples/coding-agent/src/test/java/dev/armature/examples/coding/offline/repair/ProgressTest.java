package dev.armature.examples.coding.offline.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ProgressTest {

    @Test
    void the_same_words_are_no_progress_whatever_the_time_and_the_address() {
        assertThat(between("FAIL sum (12 ms): Row@1f2a", "FAIL sum (9 ms): Row@77ce"))
                .isEqualTo(Progress.NONE);
    }

    @Test
    void a_later_line_of_the_test_is_further_and_an_earlier_one_is_back() {
        assertThat(between(thrownAt(12, 30), thrownAt(15, 30))).isEqualTo(Progress.FURTHER);
        assertThat(between(thrownAt(12, 30), thrownAt(9, 30))).isEqualTo(Progress.BACK);
        assertThat(between(thrownAt(12, 30), thrownAt(9, 31))).isEqualTo(Progress.FURTHER);
    }

    @Test
    void another_value_at_the_same_line_is_just_another_failure() {
        assertThat(between("expected 5, was 6\n" + thrownAt(12, 30), "expected 5, was 7\n" + thrownAt(12, 30)))
                .isEqualTo(Progress.OTHER);
    }

    @Test
    void fewer_complaints_are_further_and_more_are_back() {
        String one = "ok a\nFAIL b\nok c";
        String two = "FAIL a\nFAIL b\nok c";
        assertThat(between(two, one)).isEqualTo(Progress.FURTHER);
        assertThat(between(one, two)).isEqualTo(Progress.BACK);
    }

    @Test
    void a_complaint_after_more_output_is_further() {
        assertThat(between("ok a\nFAIL b", "ok a\nok b\nFAIL c")).isEqualTo(Progress.FURTHER);
        assertThat(between("ok a\nFAIL b", "FAIL a")).isEqualTo(Progress.BACK);
    }

    private static String thrownAt(int line, int lineOfMain) {
        return """
                Exception in thread "main" java.lang.AssertionError
                \tat Cart.total(Cart.java:99)
                \tat CartTest.adds(CartTest.java:%d)
                \tat CartTest.main(CartTest.java:%d)
                """.formatted(line, lineOfMain);
    }

    private static Progress between(String before, String now) {
        return Progress.between(Failure.parse(before), Failure.parse(now), Set.of("CartTest.java"));
    }
}
