package dev.armature.benchmarks.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.benchmarks.contender.Contender;
import dev.armature.benchmarks.cpu.ProcessorTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ReportTest {

    @Test
    void shares_are_taken_within_a_round_and_then_the_middle_of_them() {
        Report report = new Report(List.of(round(100, 200, 400), round(300, 400, 600), round(100, 100, 1_000)));

        assertThat(report.text()).isEqualTo("""
                                                                armature                      loop               langchain4j
                        work per turn, us                100 (100 - 300)           200 (100 - 400)          600 (400 - 1000)
                          of it collector, us                  2 (2 - 2)                 2 (2 - 2)                 2 (2 - 2)
                        compiler per turn, us                  3 (3 - 3)                 3 (3 - 3)                 3 (3 - 3)
                        memory per turn, kB              4.0 (4.0 - 4.0)           4.0 (4.0 - 4.0)           4.0 (4.0 - 4.0)
                        first session, s              5.00 (5.00 - 5.00)        5.00 (5.00 - 5.00)        5.00 (5.00 - 5.00)
                        whole process, s                 6.0 (6.0 - 6.0)           6.0 (6.0 - 6.0)           6.0 (6.0 - 6.0)
                          of it compiler, s              7.0 (7.0 - 7.0)           7.0 (7.0 - 7.0)           7.0 (7.0 - 7.0)

                        armature's share                       of loop's          of langchain4j's
                        work per turn              0.750 (0.500 - 1.000)     0.250 (0.100 - 0.500)
                        memory per turn            1.000 (1.000 - 1.000)     1.000 (1.000 - 1.000)
                        first session              1.000 (1.000 - 1.000)     1.000 (1.000 - 1.000)
                        whole process              1.000 (1.000 - 1.000)     1.000 (1.000 - 1.000)
                        """);
    }

    @Test
    void what_a_process_took_is_divided_by_its_turns() {
        ProcessorTime used = new ProcessorTime(80_000_000, 16_000_000, 8_000_000);
        ProcessorTime first = new ProcessorTime(1_500_000_000L, 0, 0);
        ProcessorTime whole = new ProcessorTime(9_000_000_000L, 3_000_000_000L, 0);

        Measured measured = Measured.of(new Workload(1, 2), used, 4_000_000, first, whole);

        assertThat(measured).isEqualTo(new Measured(800, 100, 200, 50, 1.5, 9, 3));
        assertThat(Measured.parse(measured.line())).isEqualTo(measured);
    }

    @Test
    void the_middle_of_an_even_number_lies_between_two() {
        assertThat(Spread.of(4, 1, 3, 2)).isEqualTo(new Spread(2.5, 1, 4));
    }

    @Test
    void without_a_session_nothing_can_be_measured() {
        assertThatThrownBy(() -> Workload.of(0)).hasMessageContaining("At least one session is needed");
    }

    private static Map<Contender, Measured> round(double armature, double loop, double langChain4j) {
        return Map.of(
                Contender.ARMATURE, measured(armature),
                Contender.LOOP, measured(loop),
                Contender.LANGCHAIN4J, measured(langChain4j));
    }

    private static Measured measured(double work) {
        return new Measured(work, 2, 3, 4, 5, 6, 7);
    }
}
