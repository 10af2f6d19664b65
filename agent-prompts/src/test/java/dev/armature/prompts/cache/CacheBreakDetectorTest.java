package dev.armature.prompts.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.prompts.cache.BreakpointPlan.Mark;
import dev.armature.prompts.cache.BreakpointPlan.Purpose;
import dev.armature.prompts.cache.SentPrompt.Parameter;
import dev.armature.prompts.section.Stability;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CacheBreakDetectorTest {

    private static final CacheBreakDetector DETECTOR = CacheBreakDetector.standard();
    private static final CacheProfile PROFILE = CacheProfile.explicit(1_024);
    private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

    private final SegmentChain first = SegmentChain.of(List.of(
            Blocks.tool(0, "Read", "r").weighing(4_000),
            Blocks.system(0, Stability.GLOBAL, "g").weighing(4_000),
            Blocks.user(0, "hello").weighing(2_000)));
    private final SegmentChain second = first.plus(List.of(
            Blocks.assistant(1, "hi").weighing(400), Blocks.user(2, "go on").weighing(600)));
    private final BreakpointPlan firstPlan = BreakpointPlanner.standard().plan(first, PROFILE);
    private final BreakpointPlan secondPlan = BreakpointPlanner.standard().plan(second, PROFILE, firstPlan);

    @Nested
    final class Before_sending {

        @Test
        void a_prompt_that_grew_is_predicted_to_read_all_of_the_one_before() {
            Exchange before = exchange(sent(firstPlan, 0), new CacheUsage(0, 0, 10_000, 0));

            assertThat(DETECTOR.predictedRead(before, sent(secondPlan, 10))).isEqualTo(10_000);
            assertThat(DETECTOR.firstDifference(before.prompt(), sent(secondPlan, 10)))
                    .isEmpty();
        }

        @Test
        void the_prediction_is_in_the_tokens_that_the_provider_counted() {
            Exchange before = exchange(sent(firstPlan, 0), new CacheUsage(0, 0, 13_000, 0));

            assertThat(DETECTOR.predictedRead(before, sent(secondPlan, 10))).isEqualTo(13_000);
        }

        @Test
        void an_edited_prompt_is_predicted_to_read_up_to_the_last_mark_before_the_edit() {
            SegmentChain edited = first.first(2).plus(Blocks.user(0, "hullo").weighing(2_000));
            BreakpointPlan plan = BreakpointPlanner.standard().plan(edited, PROFILE, firstPlan);
            Exchange before = exchange(sent(firstPlan, 0), new CacheUsage(0, 0, 10_000, 0));

            assertThat(DETECTOR.predictedRead(before, sent(plan, 10))).isEqualTo(8_000);
            assertThat(DETECTOR.firstDifference(before.prompt(), sent(plan, 10)))
                    .map(Difference::path)
                    .contains("messages[0].content[0].text");
        }

        @ParameterizedTest
        @CsvSource({"0, 0", "1, 10000", "299, 10000", "300, 0"})
        void nothing_is_predicted_before_the_entry_is_there_or_after_it_is_gone(int seconds, long predicted) {
            Exchange before = exchange(sent(firstPlan, 0), new CacheUsage(0, 0, 10_000, 0));

            assertThat(DETECTOR.predictedRead(before, sent(secondPlan, seconds)))
                    .isEqualTo(predicted);
        }

        @ParameterizedTest
        @CsvSource({"0, 0", "1, 10000", "299, 10000", "300, 0"})
        void a_provider_that_caches_by_itself_is_predicted_by_the_same_clock(int seconds, long predicted) {
            CacheProfile automatic = CacheProfile.automatic(1_024);
            Exchange before = exchange(
                    sent(BreakpointPlanner.standard().plan(first, automatic), 0), new CacheUsage(10_000, 0, 0, 0));
            SentPrompt next = sent(BreakpointPlanner.standard().plan(second, automatic), seconds);

            assertThat(DETECTOR.predictedRead(before, next)).isEqualTo(predicted);
        }

        @Test
        void a_prefix_below_the_minimum_is_predicted_to_be_read_by_nobody() {
            CacheProfile automatic = CacheProfile.automatic(10_001);
            Exchange before = exchange(
                    sent(BreakpointPlanner.standard().plan(first, automatic), 0), new CacheUsage(10_000, 0, 0, 0));

            assertThat(DETECTOR.predictedRead(
                            before, sent(BreakpointPlanner.standard().plan(second, automatic), 10)))
                    .isZero();
        }
    }

    @Nested
    final class After_the_answer {

        @Test
        void a_prompt_that_was_read_has_nothing_to_explain() {
            assertThat(compare(secondPlan, 10, new CacheUsage(0, 10_000, 1_000, 0)))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "10000, 9999, true",
            "10000, 8001, true",
            "10000, 8000, false",
            "100000, 95001, true",
            "100000, 95000, false",
        })
        void a_small_loss_is_passed_over(long written, long read, boolean quiet) {
            Exchange before = exchange(sent(firstPlan, 0), new CacheUsage(0, 0, written, 0));
            Exchange after = exchange(sent(secondPlan, 10), new CacheUsage(0, read, written + 1_000 - read, 0));

            assertThat(DETECTOR.compare(before, after).isEmpty()).isEqualTo(quiet);
        }

        @Test
        void a_loss_is_told_in_tokens_and_in_what_it_cost_more_than_reading() {
            CacheBreak found = DETECTOR.priced(new CachePrices(0.05, 1.25, 2))
                    .compare(
                            exchange(sent(firstPlan, 0), new CacheUsage(0, 0, 10_000, 0)),
                            exchange(sent(secondPlan, 400), new CacheUsage(0, 0, 11_000, 0)))
                    .orElseThrow();

            assertThat(found)
                    .isEqualTo(new CacheBreak.Missed(
                            BreakKind.TTL_EXPIRED,
                            "messages[0].content[0]",
                            "the entry was 400 s old and is kept 300 s",
                            10_000,
                            12_000));
            assertThat(found.describe())
                    .isEqualTo("ttl_expired: the entry was 400 s old and is kept 300 s; 10000 tokens paid again, 12000"
                            + " units");
        }

        @Test
        void tokens_that_were_not_written_cost_only_the_plain_price() {
            assertThat(compare(secondPlan, 10, new CacheUsage(11_000, 0, 0, 0)))
                    .map(CacheBreak::costLost)
                    .contains(9_000.0);
        }

        @Test
        void a_prompt_that_became_shorter_names_the_block_that_is_gone() {
            BreakpointPlan shorter = BreakpointPlanner.standard().plan(first.first(2), PROFILE, firstPlan);

            assertThat(compare(shorter, 10, new CacheUsage(0, 2_000, 6_000, 0)))
                    .hasValueSatisfying(found -> assertThat(found.describe())
                            .isEqualTo("messages_changed: `messages[0].content[0]` differs at byte 0: was"
                                    + " `{\"type\":\"text\",\"text\":\"hello\"}`, is ``; 6000 tokens paid again, 6900"
                                    + " units"));
        }

        @Test
        void tokens_that_are_no_longer_in_the_prompt_are_not_paid_again() {
            BreakpointPlan shorter = BreakpointPlanner.standard().plan(first.first(2), PROFILE, firstPlan);

            assertThat(compare(shorter, 10, new CacheUsage(0, 8_000, 0, 0))).isEmpty();
            assertThat(compare(shorter, 10, new CacheUsage(0, 0, 8_000, 0)))
                    .map(CacheBreak::tokensLost)
                    .contains(8_000L);
        }

        private Optional<CacheBreak> compare(BreakpointPlan plan, int seconds, CacheUsage usage) {
            return DETECTOR.compare(
                    exchange(sent(firstPlan, 0), new CacheUsage(0, 0, 10_000, 0)),
                    exchange(sent(plan, seconds), usage));
        }
    }

    @Nested
    final class A_miss_of_a_prompt_that_only_grew {

        @Test
        void for_want_of_a_mark_on_the_last_block_of_the_one_before() {
            BreakpointPlan systemOnly = new BreakpointPlan(first, PROFILE, List.of(mark(1)));

            assertThat(miss(systemOnly, secondPlan, 10))
                    .isEqualTo("marker_missing: the previous request had no mark on its last block"
                            + " `messages[0].content[0]`");
        }

        @Test
        void for_want_of_a_mark_at_or_after_the_entry() {
            BreakpointPlan systemOnly = new BreakpointPlan(second, PROFILE, List.of(mark(1)));

            assertThat(miss(firstPlan, systemOnly, 10))
                    .isEqualTo("marker_missing: no mark stands at or after `messages[0].content[0]`");
        }

        @Test
        void because_the_next_mark_is_too_far_away() {
            SegmentChain wide = first;
            for (int i = 0; i < 20; i++) {
                wide = wide.plus(Blocks.toolResult(2, i, "t" + i, "x"));
            }
            BreakpointPlan tailOnly = new BreakpointPlan(wide, PROFILE, List.of(mark(22)));

            assertThat(miss(firstPlan, tailOnly, 10))
                    .isEqualTo(
                            "lookback_overflow: the next mark stands 20 positions after `messages[0].content[0]`, and"
                                    + " the provider looks back 19");
        }

        @Test
        void because_it_was_sent_before_the_one_before_began_to_answer() {
            assertThat(miss(firstPlan, secondPlan, 0))
                    .isEqualTo("parallel_cold_start: the request was sent before the previous one began to answer");
        }

        @Test
        void because_the_entry_was_too_old() {
            assertThat(miss(firstPlan, secondPlan, 300))
                    .isEqualTo("ttl_expired: the entry was 300 s old and is kept 300 s");
        }

        @Test
        void because_it_is_shorter_than_the_model_caches() {
            CacheProfile long_ = CacheProfile.explicit(10_001);
            BreakpointPlan none = BreakpointPlanner.standard().plan(first, long_);
            BreakpointPlan next = BreakpointPlanner.standard().plan(second, long_, none);

            assertThat(miss(none, next, 10))
                    .isEqualTo(
                            "below_minimum: the prompt up to `messages[0].content[0]` (about 10000 tokens) is shorter"
                                    + " than the model caches");
        }

        @Test
        void because_the_model_caches_longer_prompts_only_than_we_were_told() {
            CacheBreak found = DETECTOR.compare(
                            exchange(sent(firstPlan, 0), new CacheUsage(10_000, 0, 0, 0)),
                            exchange(sent(secondPlan, 10), new CacheUsage(11_000, 0, 0, 0)))
                    .orElseThrow();

            assertThat(found.kind()).isEqualTo(BreakKind.BELOW_MINIMUM);
        }

        @Test
        void but_not_because_a_provider_does_not_tell_what_it_wrote() {
            Exchange before = exchange(sent(firstPlan, 0), new CacheUsage(10_000, 0, 0, 0, false));
            Exchange after = exchange(sent(secondPlan, 10), new CacheUsage(11_000, 0, 0, 0, false));

            assertThat(DETECTOR.predictedRead(before, after.prompt())).isEqualTo(10_000);
            assertThat(DETECTOR.compare(before, after)).map(CacheBreak::kind).contains(BreakKind.SERVER_EVICTION);
        }

        @Test
        void because_the_provider_dropped_it_when_nothing_of_ours_explains_it() {
            assertThat(miss(firstPlan, secondPlan, 10))
                    .isEqualTo("server_eviction: the entry at `messages[0].content[0]` should have been there");
        }

        private static String miss(BreakpointPlan before, BreakpointPlan after, int seconds) {
            CacheBreak found = DETECTOR.compare(
                            exchange(sent(before, 0), new CacheUsage(0, 0, 10_000, 0)),
                            exchange(sent(after, seconds), new CacheUsage(0, 0, 11_000, 0)))
                    .orElseThrow();
            String described = found.describe();
            return described.substring(0, described.indexOf("; 10000 tokens"));
        }

        private static Mark mark(int index) {
            return new Mark(index, CacheProfile.FIVE_MINUTES, Purpose.TAIL);
        }
    }

    @Nested
    final class A_request_that_was_asked_otherwise {

        @ParameterizedTest
        @CsvSource({
            "tool_choice, MESSAGES, parameter_changed, 2000",
            "thinking,    MESSAGES, parameter_changed, 2000",
            "citations,   SYSTEM,   parameter_changed, 6000",
            "speed,       SYSTEM,   model_changed,     6000",
        })
        void lost_what_stands_from_the_level_of_the_parameter_on(
                String name, Level from, String kind, long tokensLost) {
            SentPrompt before = sent(firstPlan, 0);
            SentPrompt after =
                    new SentPrompt("m", List.of(new Parameter(name, "\"x\"", from)), secondPlan, START.plusSeconds(10));

            CacheBreak found = DETECTOR.compare(
                            exchange(before, new CacheUsage(0, 0, 10_000, 0)),
                            exchange(after, new CacheUsage(0, 10_000 - tokensLost, 1_000 + tokensLost, 0)))
                    .orElseThrow();

            assertThat(found.kind().word()).isEqualTo(kind);
            assertThat(found.tokensLost()).isEqualTo(tokensLost);
            assertThat(found.describe()).contains("`" + name + "` differs at byte 0: was ``, is `\"x\"`");
        }

        @Test
        void of_another_model_lost_everything() {
            SentPrompt other = new SentPrompt("n", List.of(), secondPlan, START.plusSeconds(10));

            CacheBreak found = DETECTOR.compare(
                            exchange(sent(firstPlan, 0), new CacheUsage(0, 0, 10_000, 0)),
                            exchange(other, new CacheUsage(0, 0, 11_000, 0)))
                    .orElseThrow();

            assertThat(found.describe())
                    .isEqualTo(
                            "model_changed: `model` differs at byte 0: was `m`, is `n`; 10000 tokens paid again, 11500"
                                    + " units");
        }
    }

    @Test
    void the_vocabulary_is_spelled_as_providers_spell_it() {
        assertThat(BreakKind.TOOLS_CHANGED.word()).isEqualTo("tools_changed");
    }

    private static SentPrompt sent(BreakpointPlan plan, int seconds) {
        return new SentPrompt("m", List.of(), plan, START.plusSeconds(seconds));
    }

    private static Exchange exchange(SentPrompt prompt, CacheUsage usage) {
        return new Exchange(prompt, prompt.sentAt().plus(Duration.ofSeconds(1)), usage);
    }
}
