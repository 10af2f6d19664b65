package dev.armature.prompts.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.prompts.section.Stability;
import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Property;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole conversations with a provider that caches by the published rules. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CacheConversationTest {

    private static final CacheProfile PROFILE = CacheProfile.explicit(1_024);

    @Test
    void a_long_session_costs_almost_the_least_possible_and_reads_almost_all_it_can() {
        Talk talk = Talk.with(PROFILE, start(20, 300, 4_000));
        long prompts = 0;
        for (int turn = 0; turn < 40; turn++) {
            talk.says(turn(turn, 1, 500)).sends();
            prompts += talk.segments().tokens();
        }

        double ceiling = 1 - (double) talk.segments().tokens() / prompts;
        assertThat(talk.ledger().efficiency()).isBetween(0.97, 1.0);
        assertThat(talk.ledger().readShare() / ceiling).isBetween(0.995, 1.0);
        assertThat(talk.ledger().writeAmplification()).isEqualTo(1);
        assertThat(talk.reports())
                .allSatisfy(report -> assertThat(report.breaks()).isEmpty());
    }

    @Test
    void every_request_of_a_conversation_that_only_grows_reads_all_of_the_one_before() {
        Property.forAll(100, CacheConversationTest::turns, turns -> {
            Talk talk = Talk.with(PROFILE, start(3, 400, 1_000));
            long before = 0;
            for (List<Segment> turn : turns) {
                CacheReport report = talk.says(turn).sends();

                assertThat(report.usage().read()).isEqualTo(before);
                assertThat(report.predictedRead()).isEqualTo(before);
                assertThat(report.usage().total()).isEqualTo(talk.segments().tokens());
                assertThat(report.breaks()).isEmpty();
                assertThat(report.efficiency()).isBetween(0.0, 1.0);
                before = report.usage().read() + report.usage().written();
            }
            assertThat(talk.ledger().cost() - talk.ledger().leastCost())
                    .isLessThanOrEqualTo(0.25 * lastWritten(talk) + 0.001);
        });
    }

    @Test
    void no_policy_is_cheaper_than_the_least_whatever_it_marks_and_however_it_edits() {
        Property.forAll(100, CacheConversationTest::mischief, deeds -> {
            Talk talk = Talk.with(PROFILE, start(3, 400, 1_000));
            for (Mischief deed : deeds) {
                deed.to(talk);
            }

            assertThat(talk.ledger().leastCost())
                    .isLessThanOrEqualTo(talk.ledger().cost() + 0.001);
            assertThat(talk.ledger().efficiency()).isBetween(0.0, 1.0);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12, 40})
    void a_turn_of_many_parallel_calls_is_still_read_by_the_next(int calls) {
        Talk talk = Talk.with(PROFILE, start(12, 1_000, 8_000));
        for (int turn = 0; turn < 10; turn++) {
            talk.says(turn(turn, calls, 100)).sends();
        }

        assertThat(talk.reports())
                .allSatisfy(report -> assertThat(report.breaks()).isEmpty());
        assertThat(talk.ledger().efficiency()).isGreaterThan(0.97);
    }

    @Test
    void the_first_request_of_a_fork_reads_its_parent() {
        PretendProvider provider = new PretendProvider();
        Talk parent = new Talk(PROFILE, provider).says(start(12, 1_000, 8_000));
        parent.says(turn(0, 3, 500)).sends();
        Talk fork = new Talk(PROFILE, provider)
                .says(parent.segments().segments())
                .says(Blocks.user(9, "Summarise the conversation."))
                .waits(Duration.ofSeconds(10));

        CacheReport report = fork.sends();

        assertThat((double) report.usage().read() / parent.segments().tokens()).isGreaterThanOrEqualTo(0.9);
        assertThat(report.efficiency()).isLessThanOrEqualTo(1);
    }

    @Test
    void another_session_reads_what_everybody_shares() {
        PretendProvider provider = new PretendProvider();
        new Talk(PROFILE, provider)
                .says(start(12, 1_000, 8_000))
                .says(Blocks.user(0, "one"))
                .sends();
        Talk other = new Talk(PROFILE, provider)
                .says(start(12, 1_000, 8_000).subList(0, 13))
                .says(Blocks.system(1, Stability.SESSION, "elsewhere"))
                .says(Blocks.user(0, "two"))
                .waits(Duration.ofSeconds(10));

        CacheReport report = other.sends();

        assertThat(report.usage().read()).isEqualTo(20_000);
    }

    @Test
    void what_is_marked_for_an_hour_outlives_a_pause() {
        CacheProfile kept = PROFILE.kept(CacheProfile.ONE_HOUR, CacheProfile.ONE_HOUR, CacheProfile.FIVE_MINUTES);
        Talk talk = Talk.with(kept, start(12, 1_000, 8_000)).says(turn(0, 1, 3_000));
        talk.sends();

        CacheReport report =
                talk.waits(Duration.ofMinutes(10)).says(turn(1, 1, 100)).sends();

        assertThat(report.usage().read()).isEqualTo(20_050);
        assertThat(report.predictedRead()).isEqualTo(20_050);
        assertThat(report.breaks())
                .singleElement()
                .satisfies(found -> assertThat(found.kind()).isEqualTo(BreakKind.TTL_EXPIRED));
    }

    @Test
    void a_report_tells_what_was_read_and_what_it_cost() {
        Talk talk = Talk.with(PROFILE, start(12, 1_000, 7_950)).says(turn(0, 1, 5_000));
        talk.sends();
        CacheReport report =
                talk.waits(Duration.ofMinutes(6)).says(turn(1, 1, 1_000)).sends();

        assertThat(report.describe()).isEqualTo("""
                read 0 of 26000 tokens from the cache (0 predicted), input cost 32500 units, efficiency 0.545
                  ttl_expired: the entry was 370 s old and is kept 300 s; 25000 tokens paid again, 28750 units""");
    }

    /** Tools and a system block that everybody shares, and 50 tokens of the session's own. */
    static List<Segment> start(int tools, int tokensEach, int system) {
        List<Segment> start = new ArrayList<>();
        for (int i = 0; i < tools; i++) {
            start.add(Blocks.tool(i, "tool" + i, "Does " + i + ".").weighing(tokensEach));
        }
        start.add(Blocks.system(0, Stability.GLOBAL, "You are.").weighing(system));
        start.add(Blocks.system(1, Stability.SESSION, "In /p.").weighing(50));
        return start;
    }

    /** An assistant's calls and their results, {@code tokens} each pair. */
    static List<Segment> turn(int turn, int calls, int tokens) {
        List<Segment> blocks = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            blocks.add(Blocks.toolUse(2 * turn, i, "t" + turn + "-" + i).weighing(tokens / 5));
        }
        for (int i = 0; i < calls; i++) {
            blocks.add(Blocks.toolResult(2 * turn + 1, i, "t" + turn + "-" + i, "r")
                    .weighing(tokens - tokens / 5));
        }
        return blocks;
    }

    private static long lastWritten(Talk talk) {
        return talk.reports().getLast().usage().written();
    }

    private static List<List<Segment>> turns(Draws draws) {
        List<List<Segment>> turns = new ArrayList<>();
        int count = draws.between(1, 15);
        for (int turn = 0; turn < count; turn++) {
            List<Segment> blocks =
                    new ArrayList<>(turn(turn, draws.oneIn(5) ? draws.between(1, 30) : 1, draws.between(1, 900)));
            if (draws.oneIn(3)) {
                blocks.add(Blocks.assistant(2 * turn + 1, "thought " + turn).unmarkable());
            }
            blocks.add(Blocks.user(2 * turn + 2, "go on " + turn));
            turns.add(blocks);
        }
        return turns;
    }

    /** Something a host does to its prompt before it sends it; a third of the time it forgets to mark it. */
    private record Mischief(String name, int number) {

        void to(Talk talk) {
            SegmentChain chain = talk.segments();
            switch (name) {
                case "grow" -> talk.says(turn(number, 1 + number % 7, 300));
                case "rewind" -> talk.rewrites(chain.segments().subList(0, Math.max(1, chain.size() - number)));
                case "pause" -> talk.waits(Duration.ofMinutes(number));
                case "model" -> talk.asks("model " + number % 2);
                default -> throw new IllegalArgumentException("no such mischief: " + name);
            }
            if (number % 3 == 0) {
                talk.sends(new BreakpointPlan(talk.segments(), talk.profile(), List.of()));
            } else {
                talk.sends();
            }
        }
    }

    private static List<Mischief> mischief(Draws draws) {
        return draws.listOf(
                1, 12, each -> new Mischief(each.oneOf("grow", "rewind", "pause", "model"), each.between(0, 9)));
    }
}
