package dev.armature.prompts.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.armature.prompts.cache.BreakpointPlan.Mark;
import dev.armature.prompts.cache.BreakpointPlan.Purpose;
import dev.armature.prompts.section.Stability;
import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Property;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class BreakpointPlannerTest {

    private static final CacheProfile PROFILE = CacheProfile.explicit(1_024);
    private static final BreakpointPlanner PLANNER = BreakpointPlanner.standard();

    /** Two tools for everybody, a tool of a server, a system block for everybody and one for the session. */
    private static final List<Segment> START = List.of(
            weighing(Blocks.tool(0, "Read", "r"), 1_000),
            weighing(Blocks.tool(1, "Write", "w"), 1_000),
            weighing(Blocks.system(0, Stability.GLOBAL, "g"), 1_000),
            weighing(Blocks.system(1, Stability.SESSION, "s"), 1_000));

    @Nested
    final class A_first_request {

        @Test
        void marks_what_everybody_shares_what_the_session_keeps_and_its_tail() {
            assertThat(marks(PLANNER.plan(chain(START, messages(0, 1)), PROFILE)))
                    .containsExactly("2 GLOBAL", "3 SESSION", "4 TAIL");
        }

        @Test
        void ends_what_everybody_shares_at_the_last_tool_when_a_server_told_another_one() {
            List<Segment> start = List.of(START.get(0), weighing(Blocks.serverTool(1, "Find", "f"), 500), START.get(3));

            assertThat(marks(PLANNER.plan(chain(start, messages(0, 1)), CacheProfile.explicit(0))))
                    .containsExactly("0 GLOBAL", "2 SESSION", "3 TAIL");
        }

        @Test
        void wastes_no_slot_on_one_segment_twice() {
            List<Segment> start = START.subList(0, 3);

            assertThat(marks(PLANNER.plan(chain(start, messages(0, 1)), PROFILE)))
                    .containsExactly("2 SESSION", "3 TAIL");
        }

        @Test
        void puts_its_tail_on_the_last_block_that_takes_a_mark() {
            SegmentChain chain =
                    chain(START, messages(0, 1)).plus(Blocks.assistant(1, "hm").unmarkable());

            assertThat(marks(PLANNER.plan(chain, PROFILE))).endsWith("4 TAIL");
        }

        @Test
        void without_any_block_that_takes_a_mark_has_none() {
            assertThat(PLANNER.plan(SegmentChain.empty(), PROFILE).marks()).isEmpty();
            assertThat(PLANNER.plan(
                                    SegmentChain.of(List.of(Blocks.user(0, "a").unmarkable())),
                                    CacheProfile.explicit(0))
                            .marks())
                    .isEmpty();
        }

        @Test
        void of_a_long_conversation_uses_a_free_slot_for_a_step_back_from_the_tail() {
            SegmentChain chain = chain(START.subList(0, 3), messages(0, 60));

            assertThat(marks(PLANNER.plan(chain, PROFILE)))
                    .containsExactly("2 SESSION", "26 STEP", "44 STEP", "62 TAIL");
        }
    }

    @Nested
    final class A_prefix_below_the_minimum {

        @Test
        void is_not_marked() {
            SegmentChain chain = chain(START, messages(0, 1));

            assertThat(marks(PLANNER.plan(chain, CacheProfile.explicit(3_001)))).containsExactly("3 SESSION", "4 TAIL");
            assertThat(marks(PLANNER.plan(chain, CacheProfile.explicit(3_000))))
                    .containsExactly("2 GLOBAL", "3 SESSION", "4 TAIL");
            assertThat(marks(PLANNER.plan(chain, CacheProfile.explicit(9_999)))).isEmpty();
        }

        @Test
        void gives_its_slot_to_the_anchor() {
            CacheProfile profile = CacheProfile.explicit(4_050);
            SegmentChain first = chain(START, messages(0, 1));
            BreakpointPlan before = PLANNER.plan(first, profile);

            BreakpointPlan plan = PLANNER.plan(first.plus(messages(1, 2)), profile, before);

            assertThat(marks(plan)).containsExactly("4 ANCHOR", "6 TAIL");
        }
    }

    @Nested
    final class A_request_that_grew {

        private final SegmentChain first = chain(START, messages(0, 1));
        private final BreakpointPlan before = PLANNER.plan(first, PROFILE);

        @Test
        void marks_the_tail_of_the_one_before_again() {
            assertThat(marks(PLANNER.plan(first.plus(messages(1, 2)), PROFILE, before)))
                    .containsExactly("2 GLOBAL", "3 SESSION", "4 ANCHOR", "6 TAIL");
        }

        @Test
        void keeps_the_anchor_before_the_other_marks_when_the_tail_ran_out_of_its_lookback() {
            CacheProfile two = new CacheProfile(
                    1_024,
                    2,
                    20,
                    CacheProfile.FIVE_MINUTES,
                    CacheProfile.FIVE_MINUTES,
                    CacheProfile.FIVE_MINUTES,
                    CachePrices.standard());

            assertThat(marks(PLANNER.plan(first.plus(messages(1, 18)), two, before)))
                    .containsExactly("3 SESSION", "22 TAIL");
            assertThat(marks(PLANNER.plan(first.plus(messages(1, 19)), two, before)))
                    .containsExactly("4 ANCHOR", "23 TAIL");
        }

        @Test
        void and_was_edited_anchors_at_the_last_entry_that_is_still_true() {
            SegmentChain second = first.plus(messages(1, 4));
            BreakpointPlan plan = PLANNER.plan(second, PROFILE, before);
            SegmentChain rewound = second.first(7).plus(Blocks.user(9, "another way"));

            assertThat(marks(plan)).containsExactly("2 GLOBAL", "3 SESSION", "4 ANCHOR", "8 TAIL");
            assertThat(marks(PLANNER.plan(rewound, PROFILE, plan)))
                    .containsExactly("2 GLOBAL", "3 SESSION", "4 ANCHOR", "7 TAIL");
        }

        @Test
        void in_a_fork_anchors_at_the_tail_of_its_parent() {
            SegmentChain fork = first.plus(Blocks.user(1, "Summarise."));

            assertThat(marks(PLANNER.plan(fork, PROFILE, before)))
                    .containsExactly("2 GLOBAL", "3 SESSION", "4 ANCHOR", "5 TAIL");
        }

        @Test
        void with_nothing_in_common_has_no_anchor() {
            List<Segment> other = List.of(weighing(Blocks.tool(0, "Other", "o"), 2_000));

            assertThat(marks(PLANNER.plan(chain(other, messages(0, 2)), PROFILE, before)))
                    .containsExactly("0 SESSION", "2 TAIL");
        }

        @Test
        void is_planned_alike_in_another_process() {
            SegmentChain again = chain(START, messages(0, 1));
            BreakpointPlan recovered = PLANNER.plan(again, PROFILE);

            assertThat(PLANNER.plan(again.plus(messages(1, 2)), PROFILE, recovered))
                    .isEqualTo(PLANNER.plan(first.plus(messages(1, 2)), PROFILE, before));
        }
    }

    @Nested
    final class A_profile {

        @Test
        void says_how_long_each_part_is_kept() {
            CacheProfile profile = PROFILE.kept(Duration.ofHours(1), Duration.ofMinutes(30), Duration.ofMinutes(5));
            SegmentChain first = chain(START, messages(0, 1));

            BreakpointPlan plan = PLANNER.plan(first.plus(messages(1, 1)), profile, PLANNER.plan(first, profile));

            assertThat(plan.marks())
                    .containsExactly(
                            new Mark(2, Duration.ofHours(1), Purpose.GLOBAL),
                            new Mark(3, Duration.ofMinutes(30), Purpose.SESSION),
                            new Mark(4, Duration.ofMinutes(5), Purpose.ANCHOR),
                            new Mark(5, Duration.ofMinutes(5), Purpose.TAIL));
        }

        @Test
        void that_takes_no_marks_gets_none() {
            assertThat(PLANNER.plan(chain(START, messages(0, 50)), CacheProfile.automatic(1_024))
                            .marks())
                    .isEmpty();
        }

        @Test
        void without_a_limit_to_its_lookback_needs_no_steps() {
            CacheProfile unlimited = CacheProfile.explicitUnlimited(1_024);

            assertThat(marks(PLANNER.plan(chain(START.subList(0, 3), messages(0, 100)), unlimited)))
                    .containsExactly("2 SESSION", "102 TAIL");
        }

        @Test
        void whose_times_grow_in_prompt_order_is_refused() {
            assertThatThrownBy(() ->
                            PROFILE.kept(CacheProfile.FIVE_MINUTES, CacheProfile.ONE_HOUR, CacheProfile.FIVE_MINUTES))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("times to live must be positive and not grow in prompt order, were PT5M, PT1H, PT5M");
        }
    }

    @Nested
    final class A_plan {

        private final SegmentChain chain = chain(START, messages(0, 2));
        private final Duration five = CacheProfile.FIVE_MINUTES;

        @Test
        void with_more_marks_than_the_provider_takes_is_refused() {
            List<Mark> marks = List.of(tail(0), tail(1), tail(2), tail(3), tail(4));

            assertThatThrownBy(() -> new BreakpointPlan(chain, PROFILE, marks))
                    .hasMessage("at most 4 marks are allowed, were 5");
        }

        @ParameterizedTest
        @CsvSource({"2, 2", "3, 2"})
        void out_of_order_is_refused(int first, int second) {
            assertThatThrownBy(() -> new BreakpointPlan(chain, PROFILE, List.of(tail(first), tail(second))))
                    .hasMessageStartingWith("marks must be in prompt order, were [");
        }

        @Test
        void that_keeps_a_later_part_longer_is_refused() {
            List<Mark> marks = List.of(tail(2), new Mark(3, CacheProfile.ONE_HOUR, Purpose.TAIL));

            assertThatThrownBy(() -> new BreakpointPlan(chain, PROFILE, marks))
                    .hasMessageStartingWith("times to live must not grow in prompt order, were [");
        }

        @Test
        void that_marks_what_takes_no_mark_is_refused() {
            SegmentChain thinking = chain.plus(Blocks.assistant(1, "hm").unmarkable());

            assertThatThrownBy(() -> new BreakpointPlan(thinking, PROFILE, List.of(tail(6))))
                    .hasMessage("no mark may stand on `messages[1].content[0]`");
        }

        @Test
        void finds_the_mark_of_a_segment() {
            BreakpointPlan plan = new BreakpointPlan(chain, PROFILE, List.of(tail(2), tail(4)));

            assertThat(plan.markAt(4)).contains(tail(4));
            assertThat(plan.markAt(3)).isEmpty();
        }

        private Mark tail(int index) {
            return new Mark(index, five, Purpose.TAIL);
        }
    }

    @Test
    void whatever_the_prompt_the_plan_is_one_that_a_provider_accepts_and_marks_the_tail() {
        Property.forAll(BreakpointPlannerTest::grown, two -> {
            SegmentChain chain = two.current().segments();
            CacheProfile profile = two.current().profile();
            List<Mark> marks = two.current().marks();

            assertThat(marks.size()).isLessThanOrEqualTo(profile.maxBreakpoints());
            assertThat(marks).allMatch(mark -> chain.get(mark.index()).isMarkable());
            assertThat(marks).allMatch(mark -> chain.tokensOfFirst(mark.index() + 1) >= profile.minTokens());
            assertThat(marks).isSortedAccordingTo((a, b) -> Integer.compare(a.index(), b.index()));
            assertThat(marks).isSortedAccordingTo((a, b) -> b.ttl().compareTo(a.ttl()));
            int tail = chain.lastMarkableBefore(chain.size());
            if (tail >= 0 && chain.tokensOfFirst(tail + 1) >= profile.minTokens()) {
                assertThat(two.current().markAt(tail)).isPresent();
            }
        });
    }

    @Test
    void the_tail_of_the_one_before_is_always_within_the_lookback_of_a_mark() {
        Property.forAll(BreakpointPlannerTest::grown, two -> {
            List<Mark> before = two.previous().marks();
            if (before.isEmpty()
                    || two.current().segments().size()
                            == two.previous().segments().size()) {
                return;
            }
            int entry = before.getLast().index();

            assertThat(two.current().marks())
                    .anyMatch(mark -> mark.index() >= entry
                            && mark.index() - entry < two.current().profile().lookback());
        });
    }

    @Test
    void planning_allocates_no_more_for_a_hundred_times_the_history() {
        long shortHistory = allocatedByPlanning(200);
        long longHistory = allocatedByPlanning(20_000);

        assertThat(longHistory).isLessThan(2 * shortHistory).isLessThan(50_000);
    }

    private static long allocatedByPlanning(int messages) {
        SegmentChain first = chain(START, messages(0, messages));
        BreakpointPlan before = PLANNER.plan(first, PROFILE);
        SegmentChain second = first.plus(messages(messages, 2));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 50; i++) {
            long start = threads.getCurrentThreadAllocatedBytes();
            BreakpointPlan plan = PLANNER.plan(second, PROFILE, before);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - start);
            assertThat(plan.marks()).hasSize(4);
        }
        return least;
    }

    private record Two(BreakpointPlan previous, BreakpointPlan current) {}

    private static Two grown(Draws draws) {
        CacheProfile profile = CacheProfile.explicit(draws.oneOf(0, 500, 2_000))
                .kept(
                        draws.oneOf(CacheProfile.FIVE_MINUTES, CacheProfile.ONE_HOUR),
                        CacheProfile.FIVE_MINUTES,
                        CacheProfile.FIVE_MINUTES);
        List<Segment> start = new ArrayList<>();
        start.addAll(draws.listOf(0, 3, each -> anyWeight(each, Blocks.tool(0, "t" + each.below(99), "d"))));
        start.addAll(draws.listOf(
                0, 2, each -> anyWeight(each, Blocks.system(0, Stability.SESSION, "s" + each.below(99)))));
        SegmentChain first = SegmentChain.of(start).plus(draws.listOf(0, 40, BreakpointPlannerTest::anyMessage));
        SegmentChain second = first.plus(draws.listOf(0, 80, BreakpointPlannerTest::anyMessage));
        BreakpointPlan previous = PLANNER.plan(first, profile);
        return new Two(previous, PLANNER.plan(second, profile, previous));
    }

    private static Segment anyMessage(Draws draws) {
        Segment segment = anyWeight(draws, Blocks.user(0, "m" + draws.below(1_000)));
        return draws.oneIn(5) ? segment.unmarkable() : segment;
    }

    private static Segment anyWeight(Draws draws, Segment segment) {
        return segment.weighing(draws.between(1, 400));
    }

    private static SegmentChain chain(List<Segment> start, List<Segment> messages) {
        return SegmentChain.of(start).plus(messages);
    }

    private static List<Segment> messages(int from, int count) {
        List<Segment> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(weighing(Blocks.user(from + i, "message " + (from + i)), 100));
        }
        return messages;
    }

    private static Segment weighing(Segment segment, int tokens) {
        return segment.weighing(tokens);
    }

    private static List<String> marks(BreakpointPlan plan) {
        return plan.marks().stream()
                .map(mark -> mark.index() + " " + mark.purpose())
                .toList();
    }
}
