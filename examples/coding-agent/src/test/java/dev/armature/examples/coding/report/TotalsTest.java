package dev.armature.examples.coding.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.event.RunTotals;
import dev.armature.core.usage.Cost;
import dev.armature.core.usage.Usage;
import dev.armature.core.usage.Usage.Count;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class TotalsTest {
    private static final Duration TIME = Duration.ofMillis(2_400);

    @Test
    void tell_what_was_used_and_how_much_of_it_came_from_the_cache() {
        Cost cost = new Cost(new BigDecimal("0.01234"), true);

        assertThat(Totals.line(RunTotals.of(4, 6, new Usage(1_000, 9_000, 0, 0, 2_345, 0), cost, TIME)))
                .isEqualTo(
                        "4 turns, 6 tool calls, 12,345 tokens (90 % of the input read from the cache), $0.0123, 2.4 s");
    }

    @Test
    void do_not_show_as_nothing_what_nobody_counted() {
        assertThat(Totals.line(RunTotals.of(1, 0, Usage.none(), Cost.unknown(), TIME)))
                .isEqualTo("1 turn, 0 tool calls, tokens unknown, cost unknown, 2.4 s");
        Usage half = new Usage(1_000, 0, 0, 0, 0, 0, EnumSet.of(Count.CACHE_READ, Count.CACHE_WRITE, Count.OUTPUT));
        assertThat(Totals.line(RunTotals.of(1, 0, half, Cost.unknown(), TIME)))
                .isEqualTo("1 turn, 0 tool calls, at least 1,000 tokens (unknown how many read from the cache),"
                        + " cost unknown, 2.4 s");
        assertThat(Totals.line(RunTotals.of(0, 0, Usage.none(), Cost.nothing(), TIME)))
                .isEqualTo("no answer, 2.4 s");
    }
}
