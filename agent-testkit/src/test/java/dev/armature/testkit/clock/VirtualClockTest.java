package dev.armature.testkit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.usage.Budget;
import dev.armature.core.usage.BudgetLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class VirtualClockTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    void time_stands_still_until_it_is_moved_in_every_zone() {
        Clock elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));

        clock.advance(Duration.ofSeconds(3));

        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-01T00:00:03Z"));
        assertThat(elsewhere.instant()).isEqualTo(clock.instant());
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void what_was_asked_for_happens_in_the_order_of_its_times_and_sees_its_own_time() {
        List<String> happened = new ArrayList<>();
        clock.after(Duration.ofSeconds(2), () -> happened.add("b " + clock.instant()));
        clock.after(Duration.ofSeconds(1), () -> {
            happened.add("a " + clock.instant());
            clock.after(Duration.ofMillis(500), () -> happened.add("c " + clock.instant()));
        });
        clock.after(Duration.ofSeconds(9), () -> happened.add("never"));

        clock.advance(Duration.ofSeconds(3));

        assertThat(happened)
                .containsExactly("a 2026-01-01T00:00:01Z", "c 2026-01-01T00:00:01.500Z", "b 2026-01-01T00:00:02Z");
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-01T00:00:03Z"));
    }

    @Test
    void time_does_not_run_backwards() {
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                .hasMessage("time does not run backwards: `PT-1S`");
    }

    @Test
    void a_budget_runs_out_when_the_clock_is_moved() {
        BudgetLedger ledger = new BudgetLedger(Budget.unlimited().wallClock(Duration.ofHours(1)), clock);

        assertThat(ledger.takeTurn()).isEmpty();
        clock.advance(Duration.ofHours(1));
        assertThat(ledger.takeTurn()).contains(BudgetLedger.Exhausted.TIME);
    }
}
