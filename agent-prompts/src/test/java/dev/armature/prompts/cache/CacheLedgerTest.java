package dev.armature.prompts.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CacheLedgerTest {

    private final CacheLedger ledger = new CacheLedger(CachePrices.standard());

    @Test
    void nothing_asked_costs_nothing() {
        assertThat(ledger.cost()).isZero();
        assertThat(ledger.leastCost()).isZero();
        assertThat(ledger.efficiency()).isEqualTo(1);
        assertThat(ledger.readShare()).isZero();
        assertThat(ledger.writeAmplification()).isZero();
        assertThat(ledger.breaksPer100Requests(BreakKind.TTL_EXPIRED)).isZero();
    }

    @Test
    void one_request_costs_least_when_nothing_is_written() {
        ledger.add(new CacheUsage(0, 0, 1_000, 0));

        assertThat(ledger.cost()).isEqualTo(1_250);
        assertThat(ledger.leastCost()).isEqualTo(1_000);
        assertThat(ledger.efficiency()).isEqualTo(0.8);
    }

    @Test
    void the_least_is_the_formula_of_an_append_only_conversation() {
        long[] prompts = {10_000, 11_500, 13_000, 13_100};
        long before = 0;
        for (long prompt : prompts) {
            ledger.add(new CacheUsage(0, before, prompt - before, 0));
            before = prompt;
        }

        double least =
                1.25 * 10_000 + (0.1 * 10_000 + 1.25 * 1_500) + (0.1 * 11_500 + 1.25 * 1_500) + 0.1 * 13_000 + 100;
        assertThat(ledger.leastCost()).isCloseTo(least, within(0.001));
        assertThat(ledger.cost()).isCloseTo(least + 0.25 * 100, within(0.001));
        assertThat(ledger.requests()).isEqualTo(4);
        assertThat(ledger.readShare()).isCloseTo(34_500.0 / 47_600, within(1e-9));
        assertThat(ledger.writeAmplification()).isEqualTo(1);
    }

    @Test
    void what_another_conversation_left_in_the_cache_counts_as_readable() {
        ledger.add(new CacheUsage(0, 9_000, 1_000, 0));
        ledger.add(new CacheUsage(0, 10_000, 100, 0));

        assertThat(ledger.leastCost()).isCloseTo(900 + 1_250 + 1_000 + 100, within(0.001));
        assertThat(ledger.efficiency()).isLessThanOrEqualTo(1);
    }

    @Test
    void writing_for_an_hour_costs_twice_and_shows_in_the_efficiency() {
        ledger.add(new CacheUsage(0, 0, 0, 10_000));
        ledger.add(new CacheUsage(0, 10_000, 0, 0));

        assertThat(ledger.cost()).isEqualTo(21_000);
        assertThat(ledger.leastCost()).isEqualTo(13_500);
    }

    @Test
    void writing_everything_again_shows_as_amplification() {
        ledger.add(new CacheUsage(0, 0, 1_000, 0));
        ledger.add(new CacheUsage(0, 0, 1_000, 0));
        ledger.add(new CacheUsage(0, 0, 1_000, 0));

        assertThat(ledger.writeAmplification()).isEqualTo(3);
        assertThat(ledger.readShare()).isZero();
    }

    @Test
    void a_prompt_that_became_shorter_starts_another_stretch() {
        ledger.add(new CacheUsage(0, 0, 10_000, 0));
        ledger.add(new CacheUsage(0, 2_000, 500, 0));
        ledger.add(new CacheUsage(0, 2_500, 500, 0));

        assertThat(ledger.leastCost()).isCloseTo(10_000 + 250 + 300, within(0.001));
        assertThat(ledger.leastCost()).isLessThan(ledger.cost());
    }

    @Test
    void where_writing_is_free_the_least_is_the_plain_price_once() {
        CacheLedger free = new CacheLedger(new CachePrices(0.1, 1, 1));
        free.add(new CacheUsage(1_000, 0, 0, 0));
        free.add(new CacheUsage(200, 1_000, 0, 0));

        assertThat(free.leastCost()).isEqualTo(1_000 + 100 + 200);
        assertThat(free.efficiency()).isEqualTo(1);
    }

    @Test
    void the_least_is_no_more_than_the_cost_where_writes_are_not_told() {
        ledger.add(new CacheUsage(1_000, 0, 0, 0, false));
        ledger.add(new CacheUsage(200, 1_000, 0, 0, false));

        assertThat(ledger.cost()).isEqualTo(1_000 + 100 + 200);
        assertThat(ledger.efficiency()).isEqualTo(1);
    }

    @Test
    void a_provider_that_caches_by_itself_is_as_efficient_as_can_be_at_its_own_prices() {
        CacheLedger automatic = new CacheLedger(CacheProfile.automatic(0).prices());
        automatic.add(new CacheUsage(12_800, 0, 0, 0));
        automatic.add(new CacheUsage(1_280, 12_800, 0, 0));

        assertThat(automatic.leastCost()).isEqualTo(12_800 + 1_280 + 1_280);
        assertThat(automatic.efficiency()).isEqualTo(1);
    }

    @Test
    void breaks_are_told_by_kind_per_hundred_requests() {
        for (int i = 0; i < 8; i++) {
            ledger.add(new CacheUsage(1_000, 0, 0, 0));
        }
        ledger.add(missed(BreakKind.TTL_EXPIRED));
        ledger.add(missed(BreakKind.TTL_EXPIRED));
        ledger.add(missed(BreakKind.SERVER_EVICTION));

        assertThat(ledger.breaksPer100Requests(BreakKind.TTL_EXPIRED)).isEqualTo(25);
        assertThat(ledger.breaksPer100Requests(BreakKind.SERVER_EVICTION)).isEqualTo(12.5);
        assertThat(ledger.breaksPer100Requests(BreakKind.TOOLS_CHANGED)).isZero();
    }

    private static CacheBreak missed(BreakKind kind) {
        return new CacheBreak.Missed(kind, "messages[0]", "so it was", 1, 1);
    }

    @Test
    void counts_and_prices_below_zero_are_refused() {
        assertThatThrownBy(() -> new CacheUsage(-1, 0, 0, 0))
                .hasMessage("token counts must be at least 0, were -1, 0, 0, 0");
        assertThatThrownBy(() -> new CachePrices(0.1, Double.NaN, 2))
                .hasMessage("prices must be at least 0, were 0.1, NaN, 2.0");
    }
}
