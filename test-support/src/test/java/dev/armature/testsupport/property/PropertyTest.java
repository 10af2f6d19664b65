package dev.armature.testsupport.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PropertyTest {

    private static final Generator<List<Integer>> NUMBERS = draws -> draws.listOf(0, 30, each -> each.below(1000));

    @Test
    void a_true_sentence_passes() {
        assertThatCode(() ->
                        Property.forAll(NUMBERS, numbers -> assertThat(numbers).hasSizeBetween(0, 30)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_false_sentence_shows_its_seed_and_the_smallest_value() {
        Consumer<List<Integer>> allSmall = numbers -> assertThat(numbers).allMatch(number -> number < 500);

        assertThatThrownBy(() -> Property.forAll(7, 100, NUMBERS, allSmall))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Darmature.seed=")
                .hasMessageContaining("smallest: `[500]`");
    }

    @Test
    void the_seed_of_a_failure_repeats_it_at_once() {
        Consumer<List<Integer>> allSmall = numbers -> assertThat(numbers).allMatch(number -> number < 900);
        String message = failureOf(() -> Property.forAll(3, 100, NUMBERS, allSmall));
        long seed = Long.parseLong(message.replaceAll("(?s).*armature\\.seed=(-?\\d+).*", "$1"));

        String again = failureOf(() -> Property.forAll(seed, 1, NUMBERS, allSmall));

        assertThat(again).contains("smallest: `[900]`").contains("first (value 1)");
    }

    @Test
    void values_of_a_seed_are_the_same_each_time_and_differ_from_each_other() {
        List<List<Integer>> values = Property.values(5, 50, NUMBERS);

        assertThat(Property.values(5, 50, NUMBERS)).isEqualTo(values);
        assertThat(Property.values(6, 50, NUMBERS)).isNotEqualTo(values);
        assertThat(values).hasSize(50);
        assertThat(values.stream().distinct().count()).isGreaterThan(30);
    }

    @Test
    void the_same_seed_makes_the_same_values() {
        List<List<Integer>> first = new ArrayList<>();
        List<List<Integer>> second = new ArrayList<>();

        Property.forAll(42, 50, NUMBERS, first::add);
        Property.forAll(42, 50, NUMBERS, second::add);

        assertThat(first).isEqualTo(second).hasSize(50);
    }

    @Test
    void a_failing_generator_is_a_failure_too() {
        assertThatThrownBy(() -> Property.forAll(draws -> draws.below(0), ignored -> {}))
                .hasMessageContaining("bound must be at least 1, was 0");
    }

    private static String failureOf(Runnable property) {
        try {
            property.run();
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        }
        throw new IllegalStateException("expected the property to fail");
    }
}
