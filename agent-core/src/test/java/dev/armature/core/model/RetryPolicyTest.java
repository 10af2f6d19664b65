package dev.armature.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.model.ModelFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class RetryPolicyTest {
    private static final ModelFailure CUT = ModelFailure.of(Kind.CUT_OFF, "cut");

    @Test
    void pauses_double_up_to_a_cap_and_chance_shortens_them() {
        RetryPolicy policy = RetryPolicy.standard().attempts(10);

        List<Duration> longest = IntStream.rangeClosed(1, 6)
                .mapToObj(failed -> policy.pause(failed, CUT, 0).orElseThrow())
                .toList();

        assertThat(longest.stream().map(Duration::toMillis)).containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 8000L);
        assertThat(policy.pause(1, CUT, 0.999999).orElseThrow())
                .isBetween(Duration.ofMillis(375), Duration.ofMillis(376));
    }

    @Test
    void the_last_attempt_is_not_followed_by_a_pause() {
        assertThat(RetryPolicy.none().pause(1, CUT, 0)).isEmpty();
        assertThat(RetryPolicy.standard().pause(4, CUT, 0)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_is_retried_as_it_says_unless_the_provider_says_otherwise(Kind kind) {
        ModelFailure failure = ModelFailure.of(kind, "x");

        assertThat(RetryPolicy.standard().pause(1, failure, 0).isPresent()).isEqualTo(kind.retryable());
        assertThat(RetryPolicy.standard().pause(1, failure.retryable(false), 0)).isEmpty();
        assertThat(RetryPolicy.standard().pause(1, failure.retryable(true), 0).isPresent())
                .isEqualTo(kind != Kind.CANCELLED);
    }

    @Test
    void nonsense_is_refused() {
        assertThatThrownBy(() -> RetryPolicy.standard().attempts(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attempts and overloads must be at least 1, were 0 and 3");
    }
}
