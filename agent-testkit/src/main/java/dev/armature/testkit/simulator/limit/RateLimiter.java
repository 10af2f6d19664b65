package dev.armature.testkit.simulator.limit;

import dev.armature.testkit.simulator.provider.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Three token buckets. What was used is taken afterwards, so a bucket may be overdrawn by the request that empties it. Safe
 * for use by many threads, whose moments need not come in order.
 */
public final class RateLimiter {
    private final RateLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Bucket requests;
    private final Bucket input;
    private final Bucket output;

    /** Full buckets. */
    public RateLimiter(RateLimits limits, Instant now) {
        this.limits = limits;
        this.requests = new Bucket(limits.requests(), now);
        this.input = new Bucket(limits.inputTokens(), now);
        this.output = new Bucket(limits.outputTokens(), now);
    }

    private static final class Bucket {
        private final long limit;
        private double level;
        private Instant filledAt;

        Bucket(long limit, Instant now) {
            this.limit = limit;
            this.level = (double) limit;
            this.filledAt = now;
        }

        /** To the nanosecond: what is left out here would be lost, and under load there is a call every few of them. */
        void fill(Instant now) {
            Duration passed = Duration.between(filledAt, now);
            if (passed.isNegative()) {
                return; // taken up earlier than the last one, and let in later
            }
            double minutes = (passed.getSeconds() + passed.getNano() / 1e9) / 60;
            level = Math.min((double) limit, level + minutes * limit);
            filledAt = now;
        }

        /** Until there is one again. */
        Duration untilOne() {
            return Duration.ofMillis((long) Math.ceil(Math.max(0, 1 - level) * 60_000 / limit));
        }

        Duration untilFull() {
            return Duration.ofMillis((long) Math.ceil((limit - level) * 60_000 / limit));
        }

        long remaining() {
            return Math.max(0, (long) level);
        }
    }

    /** Lets a request in, or says how long to wait. */
    public Optional<Duration> admit(Instant now) {
        lock.lock();
        try {
            fill(now);
            Duration wait = longest(requests.untilOne(), longest(input.untilOne(), output.untilOne()));
            if (limits.enforced() && !wait.isZero()) {
                return Optional.of(wait);
            }
            requests.level -= 1;
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the tokens of a request that was answered; the next one that is let in waits until none are owed. */
    public void use(long inputTokens, long outputTokens) {
        lock.lock();
        try {
            input.level -= inputTokens;
            output.level -= outputTokens;
        } finally {
            lock.unlock();
        }
    }

    /** The headers of the Messages API. Token figures are in whole thousands, as the provider's are. */
    public Map<String, String> messagesHeaders(Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        lock.lock();
        try {
            fill(now);
            add(headers, "requests", requests, requests.remaining(), now);
            long tokens = thousands(input.remaining() + output.remaining());
            String prefix = "anthropic-ratelimit-tokens-";
            headers.put(prefix + "limit", String.valueOf(limits.inputTokens() + limits.outputTokens()));
            headers.put(prefix + "remaining", String.valueOf(tokens));
            headers.put(prefix + "reset", time(now.plus(longest(input.untilFull(), output.untilFull()))));
            add(headers, "input-tokens", input, thousands(input.remaining()), now);
            add(headers, "output-tokens", output, thousands(output.remaining()), now);
        } finally {
            lock.unlock();
        }
        return headers;
    }

    /** The headers of Chat Completions. */
    public Map<String, String> chatHeaders(Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        lock.lock();
        try {
            fill(now);
            headers.put("x-ratelimit-limit-requests", String.valueOf(limits.requests()));
            headers.put("x-ratelimit-remaining-requests", String.valueOf(requests.remaining()));
            headers.put("x-ratelimit-reset-requests", requests.untilFull().toMillis() + "ms");
            headers.put("x-ratelimit-limit-tokens", String.valueOf(limits.inputTokens()));
            headers.put("x-ratelimit-remaining-tokens", String.valueOf(input.remaining()));
            headers.put("x-ratelimit-reset-tokens", input.untilFull().toMillis() + "ms");
        } finally {
            lock.unlock();
        }
        return headers;
    }

    private void fill(Instant now) {
        requests.fill(now);
        input.fill(now);
        output.fill(now);
    }

    private static void add(Map<String, String> headers, String name, Bucket bucket, long remaining, Instant now) {
        String prefix = "anthropic-ratelimit-" + name + "-";
        headers.put(prefix + "limit", String.valueOf(bucket.limit));
        headers.put(prefix + "remaining", String.valueOf(remaining));
        headers.put(prefix + "reset", time(now.plus(bucket.untilFull())));
    }

    private static long thousands(long tokens) {
        return Math.round(tokens / 1_000.0) * 1_000;
    }

    private static String time(Instant moment) {
        return moment.plusMillis(999).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Duration longest(Duration one, Duration two) {
        return one.compareTo(two) >= 0 ? one : two;
    }
}
