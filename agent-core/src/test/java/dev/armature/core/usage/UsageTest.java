package dev.armature.core.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.usage.Usage.Count;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class UsageTest {
    private static final Usage COUNTED = new Usage(10, 30, 5, 5, 4, 2);
    private static final Usage WITHOUT_CACHE =
            new Usage(50, 0, 0, 0, 4, 0, Set.of(Count.CACHE_READ, Count.CACHE_WRITE, Count.REASONING));
    private static final Usage WITHOUT_OUTPUT = new Usage(10, 30, 5, 5, 0, 0, Set.of(Count.OUTPUT, Count.REASONING));

    @Test
    void a_sum_knows_what_each_of_its_parts_knows() {
        assertThat(COUNTED.plus(WITHOUT_OUTPUT).plus(WITHOUT_CACHE))
                .isEqualTo(new Usage(
                        70,
                        60,
                        10,
                        10,
                        8,
                        2,
                        EnumSet.of(Count.CACHE_READ, Count.CACHE_WRITE, Count.OUTPUT, Count.REASONING)));
        assertThat(Usage.none().plus(COUNTED)).isEqualTo(COUNTED);
        assertThat(COUNTED.plus(Usage.uncounted()).unknown()).containsExactly(Count.values());
    }

    @Test
    void the_share_read_from_the_cache_is_a_number_only_where_it_was_told() {
        assertThat(COUNTED.cacheReadRatio()).hasValue(0.6);
        assertThat(WITHOUT_OUTPUT.cacheReadRatio()).hasValue(0.6);
        assertThat(Usage.none().cacheReadRatio()).hasValue(0);
        assertThat(WITHOUT_CACHE.cacheReadRatio()).isEmpty();
        assertThat(COUNTED.plus(WITHOUT_CACHE).cacheReadRatio()).isEmpty();
        assertThat(Usage.uncounted().cacheReadRatio()).isEmpty();
    }

    @Test
    void what_was_not_counted_of_prompt_or_answer_leaves_the_cost_open_unless_nothing_costs_anything() {
        Prices prices = Prices.perMillion("1000000", "1000000");

        assertThat(Cost.of(COUNTED, prices)).hasToString("$33.2500");
        assertThat(Cost.of(WITHOUT_CACHE, prices)).hasToString("$54.0000");
        assertThat(Cost.of(WITHOUT_OUTPUT, prices)).hasToString("at least $29.2500");
        assertThat(Cost.of(Usage.uncounted(), prices)).hasToString("cost unknown");
        assertThat(Cost.of(Usage.uncounted(), Prices.free()).complete()).isTrue();
    }

    @Test
    void what_is_unknown_is_told_in_one_order() {
        assertThat(WITHOUT_CACHE.unknown()).containsExactly(Count.CACHE_READ, Count.CACHE_WRITE, Count.REASONING);
        assertThat(COUNTED.isKnown(Count.CACHE_READ)).isTrue();
        assertThat(WITHOUT_CACHE.isKnown(Count.CACHE_READ)).isFalse();
    }
}
