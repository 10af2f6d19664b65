package dev.armature.prompts.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CachePricesTest {

    private static final CachePrices STANDARD = CachePrices.standard();

    @ParameterizedTest
    @CsvSource({
        "0.1,   10000, 10000, 11.5", // 11.5 T / c
        "0.1,   10000, 40000, 46",
        "0.1,   40000, 10000, 2.875",
        "0.05,  10000, 10000, 24",
        "0.025, 10000, 10000, 49",
        "0.1,   10000, 0,     0", // at the very end nothing is written again
        "0,     10000, 10000, Infinity",
        "0.1,   0,     10000, Infinity",
    })
    void clearing_pays_the_later_the_longer_the_tail_and_the_cheaper_reading_is(
            double read, long cleared, long tail, double turns) {
        assertThat(new CachePrices(read, 1.25, 2).turnsUntilClearingPays(cleared, tail))
                .isCloseTo(turns, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "160000, 4000,   true,  2.628",
        "160000, 4000,   false, 14.423",
        "160000, 80000,  true,  64.5",
        "160000, 160000, true,  Infinity",
        "160000, 170000, true,  Infinity",
    })
    void compacting_pays_soon_while_the_prefix_is_cached(long prefix, long summary, boolean isCached, double turns) {
        assertThat(STANDARD.turnsUntilCompactingPays(prefix, summary, 5, isCached))
                .isCloseTo(turns, within(0.001));
    }

    @Test
    void that_a_prefix_has_lapsed_makes_compacting_pay_some_twelve_turns_later() {
        double cold = STANDARD.turnsUntilCompactingPays(160_000, 4_000, 5, false);

        assertThat(cold - STANDARD.turnsUntilCompactingPays(160_000, 4_000, 5, true))
                .isCloseTo(1.15 * 160_000 / (0.1 * 156_000), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 10000, 0,     0,     9000", // of what was not written, 0.9 more than reading
        "10000, 0,     10000, 0,     11500",
        "10000, 0,     0,     10000, 19000",
        "7000,  5000,  4000,  2000,  9300", // 2000 for an hour, 4000 for five minutes, 1000 of what was not written
        "1000,  5000,  4000,  2000,  1900",
    })
    void what_was_lost_cost_as_much_more_as_was_charged_for_the_beginning_of_what_was_not_read(
            long lost, long uncached, long written, long writtenLong, double units) {
        assertThat(STANDARD.surcharge(new CacheUsage(uncached, 300, written, writtenLong), lost))
                .isCloseTo(units, within(0.001));
    }
}
