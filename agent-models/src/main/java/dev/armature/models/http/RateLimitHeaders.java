package dev.armature.models.http;

import dev.armature.core.model.ModelNotice.RateLimits;
import dev.armature.core.model.ModelNotice.RateLimits.Limit;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers that tell how much of a rate limit is left: {@code anthropic-ratelimit-requests-remaining} and the like,
 * {@code x-ratelimit-remaining-requests} and the like. A limit of which one of the numbers is missing is not told.
 */
final class RateLimitHeaders {
    private static final Pattern ANTHROPIC =
            Pattern.compile("anthropic-(?:ratelimit-([a-z-]{1,40})|(priority-[a-z-]{1,40}))-(limit|remaining|reset)");
    private static final Pattern OPENAI = Pattern.compile("x-ratelimit-(limit|remaining|reset)-([a-z-]{1,40})");
    private static final Pattern STEP = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|[dhms])");
    private static final Pattern STEPS = Pattern.compile("(?:" + STEP.pattern() + "){1,5}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final int MOST = 20;

    private final Map<String, Map<String, String>> told = new TreeMap<>();

    private RateLimitHeaders() {}

    /** What those headers tell; empty if they tell of no limit. */
    static Optional<RateLimits> of(HttpHeaders headers, Instant now) {
        RateLimitHeaders read = new RateLimitHeaders();
        headers.map().forEach((name, values) -> read.take(name.toLowerCase(Locale.ROOT), values.getFirst()));
        List<Limit> limits = read.told.entrySet().stream()
                .map(one -> limit(one.getKey(), one.getValue(), now))
                .filter(Objects::nonNull)
                .limit(MOST)
                .toList();
        return limits.isEmpty() ? Optional.empty() : Optional.of(new RateLimits(limits));
    }

    private void take(String name, String value) {
        Matcher anthropic = ANTHROPIC.matcher(name);
        Matcher openai = OPENAI.matcher(name);
        if (anthropic.matches()) {
            String plain = anthropic.group(1);
            take(plain != null ? plain : anthropic.group(2), anthropic.group(3), value);
        } else if (openai.matches()) {
            take(openai.group(2), openai.group(1), value);
        }
    }

    private void take(String of, String field, String value) {
        told.computeIfAbsent(of, none -> new TreeMap<>()).put(field, value.strip());
    }

    private static @Nullable Limit limit(String of, Map<String, String> fields, Instant now) {
        String most = fields.getOrDefault("limit", "");
        String left = fields.getOrDefault("remaining", "");
        if (!NUMBER.matcher(most).matches() || !NUMBER.matcher(left).matches()) {
            return null;
        }
        return new Limit(of, Long.parseLong(most), Long.parseLong(left), reset(fields.getOrDefault("reset", ""), now));
    }

    /** A time (RFC 3339), or how long it takes: {@code 6m0s}. */
    private static @Nullable Instant reset(String text, Instant now) {
        if (STEPS.matcher(text).matches()) {
            return now.plus(duration(text));
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException neither) {
            return null;
        }
    }

    private static Duration duration(String text) {
        Duration sum = Duration.ZERO;
        Matcher step = STEP.matcher(text);
        while (step.find()) {
            double millis = Double.parseDouble(step.group(1)) * millis(step.group(2));
            sum = sum.plusMillis(Math.round(millis));
        }
        return sum;
    }

    private static long millis(String unit) {
        return switch (unit) {
            case "d" -> 86_400_000;
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            case "s" -> 1_000;
            default -> 1;
        };
    }
}
