package dev.armature.testkit.simulator;

import static dev.armature.testkit.simulator.Bodies.body;
import static dev.armature.testkit.simulator.Bodies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.testkit.clock.VirtualClock;
import dev.armature.testkit.simulator.journal.JournalEntry;
import dev.armature.testkit.simulator.provider.RateLimits;
import dev.armature.testkit.simulator.provider.SimModel;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A simulator that goes by the clock of its test. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SharedClockTest {
    private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
    private static final String BODY =
            body().system(text(2_000, 's', "5m")).user(text(100, 'u')).json();

    private final VirtualClock clock = VirtualClock.at(START);
    private final ModelSimulator simulator = ModelSimulator.builder()
            .clock(clock)
            .model(SimModel.named(Bodies.MODEL))
            .rateLimits(RateLimits.enforced(3, 1_000_000, 1_000_000))
            .start();
    private final SimClient client = new SimClient(simulator);

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    @Test
    void cached_prefixes_expire_when_the_clock_is_moved() {
        List<Long> written = client.usage(BODY);
        clock.advance(Duration.ofMinutes(4));
        List<Long> read = client.usage(BODY);
        clock.advance(Duration.ofMinutes(5));
        List<Long> writtenAgain = client.usage(BODY);

        assertThat(List.of(written, read, writtenAgain))
                .containsExactly(
                        List.of(100L, 0L, 2_000L, 0L), List.of(100L, 2_000L, 0L, 0L), List.of(100L, 0L, 2_000L, 0L));
        assertThat(simulator.journal())
                .extracting(JournalEntry::at)
                .containsExactly(START, START.plus(Duration.ofMinutes(4)), START.plus(Duration.ofMinutes(9)));
    }

    @Test
    void limits_fill_up_when_the_clock_is_moved() {
        client.message(BODY);
        client.message(BODY);
        client.message(BODY);
        assertThat(client.messages(BODY).statusCode()).isEqualTo(429);

        clock.advance(Duration.ofSeconds(20));

        assertThat(client.messages(BODY).statusCode()).isEqualTo(200);
    }

    @Test
    void moving_the_simulator_moves_the_clock() {
        simulator.advance(Duration.ofSeconds(1));
        client.send(client.open("/__sim/clock").POST(HttpRequest.BodyPublishers.ofString("{\"advanceMs\":500}")));

        assertThat(clock.instant()).isEqualTo(START.plusMillis(1_500));
        assertThat(simulator.now()).isEqualTo(clock.instant());
        assertThatThrownBy(() -> simulator.advance(Duration.ofSeconds(-1)))
                .hasMessage("time does not run backwards: `PT-1S`");
    }

    @Test
    void a_simulator_that_begins_again_leaves_the_clock_where_it_is() {
        client.usage(BODY);
        clock.advance(Duration.ofMinutes(1));

        simulator.reset();

        assertThat(simulator.now()).isEqualTo(START.plus(Duration.ofMinutes(1)));
        assertThat(client.usage(BODY)).isEqualTo(List.of(100L, 0L, 2_000L, 0L));
    }

    @Test
    void real_time_and_a_clock_exclude_each_other_and_the_last_word_counts() {
        try (ModelSimulator virtual =
                        ModelSimulator.builder().realTime().clock(clock).start();
                ModelSimulator real =
                        ModelSimulator.builder().clock(clock).realTime().start()) {
            assertThat(virtual.now()).isEqualTo(START);
            assertThat(real.now()).isNotEqualTo(START);
        }
    }
}
