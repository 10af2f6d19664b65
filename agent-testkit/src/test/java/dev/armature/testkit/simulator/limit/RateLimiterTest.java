package dev.armature.testkit.simulator.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.testkit.simulator.provider.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How the buckets of the rate limits fill up. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RateLimiterTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration STEP = Duration.ofNanos(250_000);

    private final RateLimiter limiter = new RateLimiter(RateLimits.enforced(60, 1_000_000, 1_000_000), START);

    @Test
    void calls_less_than_a_millisecond_apart_fill_the_buckets_as_fast_as_calls_far_apart() {
        takeAll();

        Instant now = START;
        int letIn = 0;
        while (now.isBefore(START.plusSeconds(10).plus(STEP))) {
            now = now.plus(STEP);
            letIn += limiter.admit(now).isEmpty() ? 1 : 0;
        }

        assertThat(letIn).isEqualTo(10);
    }

    @Test
    void looking_at_the_limits_less_than_a_millisecond_apart_takes_nothing_from_them() {
        takeAll();

        Instant now = START;
        Map<String, String> headers = Map.of();
        while (now.isBefore(START.plusSeconds(10).plus(STEP))) {
            now = now.plus(STEP);
            headers = limiter.chatHeaders(now);
        }

        assertThat(headers)
                .containsEntry("x-ratelimit-remaining-requests", "10")
                .containsEntry("x-ratelimit-reset-requests", "50000ms");
    }

    @Test
    void a_request_that_is_let_in_after_a_later_one_takes_no_time_back() {
        takeAll();
        Instant later = START.plusSeconds(5);

        assertThat(limiter.admit(later)).isEmpty();
        assertThat(limiter.admit(START.plusSeconds(1))).isEmpty();

        assertThat(limiter.chatHeaders(later)).containsEntry("x-ratelimit-remaining-requests", "3");
    }

    @Test
    void who_comes_too_early_is_told_how_long_to_wait() {
        takeAll();

        Optional<Duration> wait = limiter.admit(START.plusMillis(400));

        assertThat(wait).contains(Duration.ofMillis(600));
    }

    private void takeAll() {
        for (int i = 0; i < 60; i++) {
            assertThat(limiter.admit(START)).isEmpty();
        }
    }
}
