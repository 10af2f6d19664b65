package dev.armature.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.StopReason;
import dev.armature.core.session.EntryBody.AssistantSaid;
import dev.armature.core.session.EntryBody.RunEnded;
import dev.armature.core.usage.Cost;
import dev.armature.core.usage.PriceList;
import dev.armature.core.usage.Prices;
import dev.armature.core.usage.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a session used is what the ends of its runs say, and where there is no end, what was written down until then. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SpentTest {
    private static final Prices PRICE = Prices.perMillion("1", "2");
    private static final PriceList PRICES = PriceList.standard().with("priced", PRICE);
    private static final Usage ANSWER = new Usage(100, 0, 0, 0, 10, 0);
    private static final Usage MORE = new Usage(500, 0, 0, 0, 50, 0);

    private static AssistantSaid said(String model) {
        return new AssistantSaid(new AssistantMessage("m", model, List.of(), StopReason.END_TURN), ANSWER);
    }

    private static RunEnded ended(Usage usage) {
        return new RunEnded("Completed", "", Optional.of(spent(usage)));
    }

    private static Spent spent(Usage usage) {
        return new Spent(usage, Cost.of(usage, PRICE));
    }

    private static Spent of(EntryBody... bodies) {
        List<Entry> entries = new ArrayList<>();
        for (EntryBody body : bodies) {
            entries.add(new Entry(entries.size() + 1, 1, Instant.EPOCH, body));
        }
        return Spent.of(entries, PRICES);
    }

    @Test
    void of_no_run_is_nothing() {
        assertThat(of()).isEqualTo(Spent.nothing());
    }

    @Test
    void of_a_run_that_ended_is_what_its_end_says_which_may_be_more_than_its_answers() {
        assertThat(of(said("priced"), ended(MORE), said("priced"), ended(ANSWER)))
                .isEqualTo(spent(MORE).plus(spent(ANSWER)));
    }

    @Test
    void of_a_run_that_was_killed_is_what_its_answers_used() {
        assertThat(of(said("priced"), ended(MORE), said("priced"), said("priced")))
                .isEqualTo(spent(MORE).plus(spent(ANSWER)).plus(spent(ANSWER)));
    }

    @Test
    void of_a_run_of_an_early_version_is_what_its_answers_used() {
        assertThat(of(said("priced"), new RunEnded("Completed", ""), said("priced"), ended(MORE)))
                .isEqualTo(spent(ANSWER).plus(spent(MORE)));
    }

    @Test
    void of_a_model_whose_price_nobody_knows_is_an_unknown_cost() {
        assertThat(of(said("unheard-of"))).isEqualTo(new Spent(ANSWER, Cost.unknown()));
    }

    @Test
    void is_read_back_to_the_last_digit() {
        Usage usage = new Usage(1, 2, 3, 4, 5, 6);
        Entry entry = new Entry(7, 1, Instant.EPOCH, ended(usage));

        assertThat(EntryCodec.read(EntryCodec.write(entry))).contains(entry);
    }
}
