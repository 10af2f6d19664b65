package dev.armature.testkit.simulator.cache;

import static dev.armature.testkit.simulator.Bodies.body;
import static dev.armature.testkit.simulator.Bodies.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.testkit.simulator.Bodies;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Where providers differ in how they cache. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CacheOptionsTest {
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    @Test
    void of_too_many_entries_the_one_that_was_used_least_recently_goes() {
        var cache = new PrefixCache(CacheOptions.standard().withMostEntries(2));
        process(cache, marked('a'));
        process(cache, marked('b'));
        process(cache, marked('a'));
        process(cache, marked('c'));

        assertThat(process(cache, marked('a')).usage()).isEqualTo(new CacheUsage(10, 2_000, 0, 0, 0));
        assertThat(process(cache, marked('c')).usage()).isEqualTo(new CacheUsage(10, 2_000, 0, 0, 0));
        assertThat(process(cache, marked('b')).usage()).isEqualTo(new CacheUsage(10, 0, 2_000, 0, 0));
    }

    @Test
    void a_marker_below_the_hit_gets_an_entry_only_where_the_provider_writes_there() {
        Bodies whole = body().system(text(2_000, 's')).user(text(1_500, 'u', "5m"));
        Bodies both = body().system(text(2_000, 's', "5m")).user(text(1_500, 'u', "5m"));
        Bodies other = body().system(text(2_000, 's', "5m")).user(text(10, 'v'));

        assertThat(readAfter(CacheOptions.standard(), whole, both, other)).isZero();
        assertThat(readAfter(CacheOptions.standard().withWritesBelowHit(true), whole, both, other))
                .isEqualTo(2_000);
    }

    @Test
    void what_is_written_below_a_hit_costs_nothing() {
        var cache = new PrefixCache(CacheOptions.standard().withWritesBelowHit(true));
        process(cache, body().system(text(2_000, 's')).user(text(1_500, 'u', "5m")));

        CacheResult result =
                process(cache, body().system(text(2_000, 's', "5m")).user(text(1_500, 'u', "5m")));

        assertThat(result.usage()).isEqualTo(new CacheUsage(0, 3_500, 0, 0, 0));
    }

    @Test
    void conversations_that_are_not_remembered_are_not_explained() {
        var cache = new PrefixCache(CacheOptions.standard().withRememberedConversations(0));
        process(cache, marked('a').with(",\"metadata\":{\"user_id\":\"one\"}"));

        CacheExplanation explained = process(cache, marked('b').with(",\"metadata\":{\"user_id\":\"one\"}"))
                .explanation();

        assertThat(explained.missReason()).isEmpty();
        assertThat(explained.difference()).isEmpty();
    }

    private static long readAfter(CacheOptions options, Bodies... prompts) {
        var cache = new PrefixCache(options);
        long read = 0;
        for (Bodies prompt : prompts) {
            read = process(cache, prompt).usage().read();
        }
        return read;
    }

    private static Bodies marked(char letter) {
        return body().system(text(2_000, letter, "5m")).user(text(10, 'u'));
    }

    private static CacheResult process(PrefixCache cache, Bodies prompt) {
        return cache.process(
                Prompt.messages(prompt.json().getBytes(StandardCharsets.UTF_8)),
                "w",
                CacheTerms.standard(),
                NOW,
                Duration.ZERO);
    }
}
