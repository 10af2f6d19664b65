package dev.armature.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.prompts.cache.Blocks;
import dev.armature.prompts.cache.CacheReport;
import dev.armature.prompts.cache.Talk;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ways in which agents have lost their cache, each done once to a conversation that was well: the report has to say what
 * it was, where, and what it cost.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CausesOfMissesTest {
    private static final AtomicInteger NAMED = new AtomicInteger();

    @ParameterizedTest
    @MethodSource({"dev.armature.prompts.CausesInPrefix#all", "dev.armature.prompts.CausesInRequests#all"})
    void is_named_with_its_kind_its_place_and_its_cost(Cause cause) {
        CacheReport report = cause.injected().apply(new HealthyTalk());

        assertThat(report.breaks()).containsExactly(cause.expected());
        NAMED.incrementAndGet();
    }

    @AfterAll
    static void tell() {
        System.out.printf(
                "causes of misses: %d of %d named with kind, place and cost%n",
                NAMED.get(),
                CausesInPrefix.all().count() + CausesInRequests.all().count());
    }

    @Test
    void what_never_changes_is_kept_when_it_stands_in_a_block_of_its_own() {
        HealthyTalk well = new HealthyTalk();
        well.system = well.system("/q", "2026-01-31");

        CacheReport report = well.sends();

        assertThat(report.usage().read()).isEqualTo(well.talk.segments().tokensOfFirst(4));
        assertThat(report.predictedRead()).isEqualTo(report.usage().read());
    }

    @Test
    void what_never_changes_is_lost_when_it_is_one_block_with_what_does() {
        HealthyTalk well = new HealthyTalk();
        well.talk = Talk.with(HealthyTalk.PROFILE, well.tools).says(CausesInPrefix.merged("10:00"));
        well.talk.says(well.history).sends();
        well.system = List.of(CausesInPrefix.merged("10:01"));

        CacheReport report = well.sends();

        assertThat(report.usage().read()).isEqualTo(well.talk.segments().tokensOfFirst(3));
    }

    @Test
    void what_a_summary_took_the_place_of_is_not_paid_for_again() {
        HealthyTalk well = new HealthyTalk();
        well.history.clear();
        well.history.add(Blocks.user(0, "Summary: all is well.").weighing(300));

        assertThat(well.sends().breaks()).isEmpty();
    }

    @Test
    void a_conversation_without_a_cause_is_well() {
        HealthyTalk well = new HealthyTalk();

        CacheReport report = well.sends();

        assertThat(report.breaks()).isEmpty();
        assertThat(well.talk.reports())
                .allSatisfy(each -> assertThat(each.breaks()).isEmpty());
    }
}
