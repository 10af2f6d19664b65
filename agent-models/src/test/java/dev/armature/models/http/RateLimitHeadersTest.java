package dev.armature.models.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.model.ModelNotice.RateLimits;
import dev.armature.core.model.ModelNotice.RateLimits.Limit;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class RateLimitHeadersTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void those_of_anthropic_say_when_all_is_allowed_again() {
        assertThat(RateLimitHeaders.of(
                        headers(
                                "anthropic-ratelimit-requests-limit", "50",
                                "anthropic-ratelimit-requests-remaining", "49",
                                "anthropic-ratelimit-requests-reset", "2026-11-22T10:00:01Z",
                                "Anthropic-Ratelimit-Input-Tokens-Limit", "30000",
                                "anthropic-ratelimit-input-tokens-remaining", "0",
                                "anthropic-priority-output-tokens-limit", "7",
                                "anthropic-priority-output-tokens-remaining", "6"),
                        NOW))
                .contains(new RateLimits(List.of(
                        new Limit("input-tokens", 30_000, 0, null),
                        new Limit("priority-output-tokens", 7, 6, null),
                        new Limit("requests", 50, 49, NOW.plusSeconds(1)))));
    }

    @Test
    void those_of_openai_say_how_long_it_takes() {
        assertThat(RateLimitHeaders.of(
                        headers(
                                "x-ratelimit-limit-requests", "60",
                                "x-ratelimit-remaining-requests", "59",
                                "x-ratelimit-reset-requests", "1m0.5s",
                                "x-ratelimit-limit-tokens", "150000",
                                "x-ratelimit-remaining-tokens", "149984",
                                "x-ratelimit-reset-tokens", "20ms"),
                        NOW))
                .contains(new RateLimits(List.of(
                        new Limit("requests", 60, 59, NOW.plusMillis(60_500)),
                        new Limit("tokens", 150_000, 149_984, NOW.plusMillis(20)))));
    }

    @Test
    void what_is_no_number_is_not_told() {
        assertThat(RateLimitHeaders.of(
                        headers(
                                "x-ratelimit-limit-requests", "many",
                                "x-ratelimit-remaining-requests", "59",
                                "x-ratelimit-limit-tokens", "150000",
                                "x-ratelimit-reset-tokens", "soon",
                                "content-type", "text/event-stream"),
                        NOW))
                .isEmpty();
    }

    private static HttpHeaders headers(String... namesAndValues) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
