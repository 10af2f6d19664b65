package dev.armature.models.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    retry-after-ms | 1500                          | PT1.5S
                    retry-after    | 2                             | PT2S
                    retry-after    | 0.25                          | PT0.25S
                    retry-after    | Sun, 22 Nov 2026 10:00:30 GMT | PT30S
                    retry-after    | Sun, 22 Nov 2026 09:00:30 GMT |
                    retry-after    | 0                             |
                    retry-after    | -3                            |
                    retry-after    | soon                          |
                    retry-after    | NaN                           |
                    retry-after    | 1e300                         | PT2777H46M40S
                    retry-after    | 99999999999999999999          | PT2777H46M40S
                    retry-after-ms | 99999999999999999999          | PT2777H46M40S
                    """)
    void waits_are_read_in_every_form(String header, String value, Duration wait) {
        HttpHeaders headers = HttpHeaders.of(Map.of(header, List.of(value)), (name, text) -> true);

        assertThat(RetryAfter.of(headers, NOW)).isEqualTo(Optional.ofNullable(wait));
    }

    @Test
    void milliseconds_are_believed_first() {
        HttpHeaders headers = HttpHeaders.of(
                Map.of("retry-after", List.of("9"), "retry-after-ms", List.of("10")), (name, text) -> true);

        assertThat(RetryAfter.of(headers, NOW)).contains(Duration.ofMillis(10));
    }
}
