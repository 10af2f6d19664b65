package dev.armature.core.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PriceListTest {
    private static final Usage MILLION_OF_EACH = new Usage(1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 7);

    @Test
    void cached_tokens_cost_a_multiple_of_uncached_ones() {
        Cost cost = Cost.of(MILLION_OF_EACH, Prices.perMillion("2", "10"));

        assertThat(cost.usd()).isEqualByComparingTo("18.70"); // 2 + 0.2 + 2.5 + 4 + 10
    }

    @Test
    void a_model_is_priced_by_its_name_with_or_without_a_date() {
        PriceList prices = PriceList.standard();

        assertThat(prices.of("claude-sonnet-5-5")).contains(Prices.perMillion("2", "10"));
        assertThat(prices.of("claude-sonnet-5-5-20260901")).contains(Prices.perMillion("2", "10"));
        assertThat(prices.of("claude-fable-5-1").orElseThrow().readFactor()).isEqualTo("0.025");
        assertThat(prices.date()).isAfter("2026-01-01");
    }

    @Test
    void an_unknown_price_is_not_zero() {
        PriceList prices = PriceList.standard();

        assertThat(prices.cost("my-own-model", MILLION_OF_EACH)).isEqualTo(Cost.unknown());
        assertThat(prices.cost("claude-opus-5-5", MILLION_OF_EACH)).hasToString("cost unknown");
        assertThat(prices.cost("claude-sonnet-5-9", MILLION_OF_EACH)).hasToString("cost unknown");
    }

    @Test
    void a_price_of_ones_own_is_believed() {
        PriceList prices = PriceList.standard().with("my-own-model", Prices.free());

        assertThat(prices.cost("my-own-model", MILLION_OF_EACH)).hasToString("$0.0000");
    }

    @Test
    void a_sum_with_an_unknown_part_says_so() {
        Cost known = new Cost(new BigDecimal("0.01234"), true);

        assertThat(known).hasToString("$0.0123");
        assertThat(known.plus(known)).hasToString("$0.0247");
        assertThat(known.plus(Cost.unknown())).hasToString("at least $0.0123");
        assertThat(Cost.nothing().plus(Cost.unknown())).hasToString("cost unknown");
    }

    @Test
    void negative_money_is_refused() {
        assertThatThrownBy(() -> Prices.perMillion("-1", "2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input must not be negative, was -1");
    }
}
