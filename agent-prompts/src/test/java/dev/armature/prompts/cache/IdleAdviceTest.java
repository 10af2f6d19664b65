package dev.armature.prompts.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.prompts.cache.IdleAdvice.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class IdleAdviceTest {

    private static final CacheProfile MARKS = CacheProfile.explicit(1_024);

    @Nested
    final class One_pause {

        @ParameterizedTest(name = "[{index}] after {0} s, for {1} s: {2} for {3}")
        @CsvSource({
            // age, pause, choice,    units for 100,000 tokens
            "60,    180,   WAIT,      10000", // 0.1
            "0,     299,   WAIT,      10000",
            "0,     300,   REFRESH,   20000", // one refresh and the request
            "120,   180,   REFRESH,   20000",
            "0,     539,   REFRESH,   20000", // refreshed after 240 s, gone after 540 s
            "0,     540,   REFRESH,   30000",
            "60,    1200,  REFRESH,   60000",
            "0,     2880,  REFRESH,   120000", // 48 minutes, 11 refreshes: the last that pays
            "0,     2940,  LET_LAPSE, 125000", // 49 minutes
            "0,     86400, LET_LAPSE, 125000",
            "300,   60,    LET_LAPSE, 125000", // gone already
        })
        void is_waited_through_refreshed_through_or_let_pass(long age, long pause, Choice choice, double units) {
            IdleAdvice advice = idle(MARKS, age, pause, 1);

            assertThat(advice.choice()).isEqualTo(choice);
            assertThat(advice.cost()).isCloseTo(units, within(0.001));
        }

        @ParameterizedTest(name = "[{index}] {0}: refreshing pays for {1} s, not for {2} s")
        @CsvSource({
            "0.05,  5819, 5820", // 23 refreshes and the request: 1.2
            "0.025, 11819, 11820", // 48 refreshes and the request: 1.225
            "0.5,   539,  540", // one refresh and the request: 1
        })
        void is_refreshed_through_for_longer_where_reading_is_cheaper(double read, long pays, long tooLong) {
            CacheProfile profile = MARKS.reading(read);

            assertThat(idle(profile, 0, pays, 1).choice()).isEqualTo(Choice.REFRESH);
            assertThat(idle(profile, 0, tooLong, 1).choice()).isEqualTo(Choice.LET_LAPSE);
        }

        @ParameterizedTest
        @CsvSource({"1739, REFRESH, 70000", "2400, LET_LAPSE, 100000"})
        void of_a_provider_that_charges_nothing_for_writing_is_let_pass_earlier(
                long pause, Choice choice, double units) {
            IdleAdvice advice = idle(CacheProfile.automatic(1_024), 0, pause, 1);

            assertThat(advice.choice()).isEqualTo(choice);
            assertThat(advice.cost()).isCloseTo(units, within(0.001));
        }
    }

    @Nested
    final class Several_pauses {

        @ParameterizedTest(name = "[{index}] {0} of {1} s: {2} for {3}")
        @CsvSource({
            "1, 2700, REFRESH,   120000",
            "2, 2700, LENGTHEN,  210000", // 2.0 + 0.1, against 2 x 1.2 and 2 x 1.25
            "2, 3599, LENGTHEN,  210000",
            "2, 3600, LET_LAPSE, 250000", // an hour is too short as well
            "2, 1800, REFRESH,   160000",
            "5, 1200, LENGTHEN,  240000", // 2.0 + 4 x 0.1, against 5 x 0.5
            "9, 240,  WAIT,      90000",
        })
        void make_it_worth_while_to_be_kept_for_an_hour(int pauses, long pause, Choice choice, double units) {
            IdleAdvice advice = idle(MARKS, 0, pause, pauses);

            assertThat(advice.choice()).isEqualTo(choice);
            assertThat(advice.cost()).isCloseTo(units, within(0.001));
        }

        @Test
        void are_never_lengthened_where_there_is_no_hour_to_be_had() {
            for (CacheProfile profile :
                    List.of(CacheProfile.automatic(0), CacheProfile.explicitUnlimited(0), hour(MARKS))) {
                assertThat(idle(profile, 0, 3_540, 9).arithmetic()).doesNotContain("LENGTHEN");
            }
        }

        private static CacheProfile hour(CacheProfile profile) {
            return profile.kept(CacheProfile.ONE_HOUR, CacheProfile.ONE_HOUR, CacheProfile.ONE_HOUR);
        }
    }

    @Nested
    final class A_compaction_first {

        @ParameterizedTest(name = "[{index}] after {0} s, {2} pauses of {1} s: {3} for {4}")
        @CsvSource({
            // of 160,000 tokens to 4,000, output at 5
            "0,   180,  1, WAIT,          16000",
            "0,   180,  2, WAIT,          32000",
            "0,   180,  3, COMPACT_FIRST, 41800", // after 2.6 turns
            "0,   300,  1, REFRESH,       32000",
            "0,   600,  1, COMPACT_FIRST, 41000", // 0.1 x 160000 + 6.25 x 4000, against 3 x 0.1 x 160000
            "0,   7200, 1, COMPACT_FIRST, 41000",
            "300, 60,   1, LET_LAPSE,     200000", // too late: it would have to be written to be read
        })
        void is_advised_as_soon_as_it_is_cheaper_than_keeping(
                long age, long pause, int pauses, Choice choice, double units) {
            IdleAdvice advice =
                    IdleAdvice.of(MARKS, 160_000, Duration.ofSeconds(age), Duration.ofSeconds(pause), pauses, 4_000, 5);

            assertThat(advice.choice()).isEqualTo(choice);
            assertThat(advice.cost()).isCloseTo(units, within(0.001));
        }
    }

    @Test
    void the_arithmetic_tells_every_choice_that_can_be_had() {
        Duration age = Duration.ofMinutes(1);
        Duration pause = Duration.ofMinutes(20);
        String kept = "LET_LAPSE: 160000 x 1.25 + 0 x 0.1 = 200000 units;"
                + " REFRESH: 0 x 1.25 + 960000 x 0.1 = 96000 units;"
                + " LENGTHEN: 160000 x 2.0 + 0 x 0.1 = 320000 units";

        assertThat(IdleAdvice.of(MARKS, 160_000, age, pause, 1))
                .isEqualTo(new IdleAdvice(Choice.REFRESH, 96_000, kept));
        assertThat(IdleAdvice.of(MARKS, 160_000, age, pause, 1, 4_000, 5))
                .isEqualTo(new IdleAdvice(
                        Choice.COMPACT_FIRST,
                        41_000,
                        kept + "; COMPACT_FIRST: 160000 x 0.1 + 4000 x 6.25 = 41000 units"));
    }

    @Test
    void a_provider_with_these_rules_charges_what_is_reckoned() {
        for (int minutes = 1; minutes < 120; minutes++) {
            Duration pause = Duration.ofMinutes(minutes);
            double lapsing = charged(pause, pause);
            double refreshing = charged(pause, Duration.ofMinutes(4));

            assertThat(IdleAdvice.of(MARKS, 100_000, Duration.ZERO, pause, 1).cost())
                    .as(pause.toString())
                    .isCloseTo(Math.min(lapsing, refreshing), within(0.001));
        }
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> idle(MARKS, -1, 60, 1))
                .hasMessage("tokens, age and pause must be at least 0 and pauses at least 1, were 100000, PT-1S, PT1M"
                        + " and 1");
        assertThatThrownBy(() -> idle(MARKS, 0, 60, 0)).hasMessageEndingWith(" and 0");
    }

    /** What a prompt costs that is asked for again every {@code step}, and at last after the pause. */
    private static double charged(Duration pause, Duration step) {
        Instant start = Instant.parse("2026-01-31T10:00:00Z");
        BreakpointPlan plan = BreakpointPlanner.standard()
                .plan(SegmentChain.of(List.of(Blocks.user(0, "hello").weighing(100_000))), MARKS);
        PretendProvider provider = new PretendProvider();
        provider.answer(new SentPrompt("m", List.of(), plan, start));
        double cost = 0;
        Duration at = step;
        Duration kept = MARKS.messageTtl();
        while (at.compareTo(pause) < 0 && kept.compareTo(pause) <= 0) {
            cost += MARKS.prices()
                    .cost(provider.answer(new SentPrompt("m", List.of(), plan, start.plus(at)))
                            .usage());
            kept = at.plus(MARKS.messageTtl());
            at = at.plus(step);
        }
        return cost
                + MARKS.prices()
                        .cost(provider.answer(new SentPrompt("m", List.of(), plan, start.plus(pause)))
                                .usage());
    }

    private static IdleAdvice idle(CacheProfile profile, long age, long pause, int pauses) {
        return IdleAdvice.of(profile, 100_000, Duration.ofSeconds(age), Duration.ofSeconds(pause), pauses);
    }
}
