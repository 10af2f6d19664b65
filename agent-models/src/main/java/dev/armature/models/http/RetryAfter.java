package dev.armature.models.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads how long a provider asks to wait: {@code retry-after-ms}, or {@code retry-after} in seconds or as a date. */
final class RetryAfter {
    /** Longer than anybody's patience; what asks for more counts as this. */
    private static final double MOST_SECONDS = 1e7;

    private RetryAfter() {}

    /** The wait; empty when none is asked for, or it is not above zero, or nobody can read it. */
    static Optional<Duration> of(HttpHeaders headers, Instant now) {
        Optional<Duration> millis = headers.firstValue("retry-after-ms").flatMap(text -> number(text, 1_000_000));
        return millis.isPresent()
                ? millis
                : headers.firstValue("retry-after").flatMap(text -> secondsOrDate(text, now));
    }

    private static Optional<Duration> secondsOrDate(String text, Instant now) {
        Optional<Duration> seconds = number(text, 1_000_000_000);
        return seconds.isPresent() ? seconds : date(text, now);
    }

    private static Optional<Duration> number(String text, long nanosPerUnit) {
        try {
            double units = Double.parseDouble(text.strip());
            double most = MOST_SECONDS * 1e9 / nanosPerUnit;
            return units > 0
                    ? Optional.of(Duration.ofNanos((long) (Math.min(units, most) * nanosPerUnit)))
                    : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return then.isAfter(now) ? Optional.of(Duration.between(now, then)) : Optional.empty();
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
