package dev.armature.core.model;

import dev.armature.core.model.ModelFailure.Kind;
import java.time.Duration;
import java.util.Optional;

/**
 * How often and how soon to try again.
 *
 * @param attempts how often one model is tried altogether, at least 1
 * @param base the pause after the first failure; it doubles with every further one
 * @param cap the longest such pause
 * @param jitter the share of a pause that chance may take away, 0 to 1, so that many clients do not return at once
 * @param patience the longest wait that a provider may ask for; a longer one ends the call
 * @param overloads after how many overloads in a row the fallback model is asked, if there is one
 */
public record RetryPolicy(int attempts, Duration base, Duration cap, double jitter, Duration patience, int overloads) {
    private static final RetryPolicy STANDARD =
            new RetryPolicy(4, Duration.ofMillis(500), Duration.ofSeconds(8), 0.25, Duration.ofSeconds(90), 3);

    public RetryPolicy {
        if (attempts < 1 || overloads < 1) {
            throw new IllegalArgumentException(
                    "attempts and overloads must be at least 1, were " + attempts + " and " + overloads);
        }
        if (base.isNegative() || cap.isNegative() || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "pauses must not be negative, were " + base + ", " + cap + " and " + patience);
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter must be from 0 to 1, was " + jitter);
        }
    }

    /** Four attempts, half a second doubling to eight, at most 90 seconds if the provider asks for it. */
    public static RetryPolicy standard() {
        return STANDARD;
    }

    /** One attempt. */
    public static RetryPolicy none() {
        return STANDARD.attempts(1);
    }

    /** The same with so many attempts. */
    public RetryPolicy attempts(int most) {
        return new RetryPolicy(most, base, cap, jitter, patience, overloads);
    }

    /** The same with the fallback model asked after so many overloads in a row. */
    public RetryPolicy overloads(int most) {
        return new RetryPolicy(attempts, base, cap, jitter, patience, most);
    }

    /**
     * How long to wait before the next attempt; empty when there is none.
     *
     * @param failed how many attempts have failed, at least 1
     * @param chance from 0 inclusive to 1 exclusive
     */
    Optional<Duration> pause(int failed, ModelFailure failure, double chance) {
        if (failed >= attempts || !failure.retryable() || failure.kind() == Kind.CANCELLED) {
            return Optional.empty();
        }
        Optional<Duration> asked = failure.retryAfter();
        if (asked.isPresent()) {
            return asked.filter(wait -> wait.compareTo(patience) <= 0);
        }
        double doubled = base.toNanos() * Math.pow(2, failed - 1);
        double capped = Math.min(doubled, (double) cap.toNanos());
        return Optional.of(Duration.ofNanos((long) (capped * (1 - jitter * chance))));
    }
}
