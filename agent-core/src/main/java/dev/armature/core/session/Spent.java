package dev.armature.core.session;

import dev.armature.core.session.EntryBody.AssistantSaid;
import dev.armature.core.session.EntryBody.RunEnded;
import dev.armature.core.usage.Cost;
import dev.armature.core.usage.PriceList;
import dev.armature.core.usage.Usage;
import java.util.List;
import java.util.Objects;

/**
 * What the runs of a session used, those that tools started within them too.
 *
 * @param usage tokens of all requests
 * @param cost money for them, as far as prices are known
 */
public record Spent(Usage usage, Cost cost) {
    private static final Spent NOTHING = new Spent(Usage.none(), Cost.nothing());

    public Spent {
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(cost, "cost");
    }

    /** Nothing, because nobody was asked. */
    public static Spent nothing() {
        return NOTHING;
    }

    /** Both together. */
    public Spent plus(Spent other) {
        return new Spent(usage.plus(other.usage), cost.plus(other.cost));
    }

    /**
     * What all the runs of a transcript used. Of a run that wrote no end, because its process was killed, only the answers count
     * that it wrote down, at {@code prices}.
     */
    public static Spent of(List<Entry> entries, PriceList prices) {
        Spent whole = NOTHING;
        Spent answers = NOTHING;
        for (Entry entry : entries) {
            switch (entry.body()) {
                case AssistantSaid said ->
                    answers = answers.plus(
                            new Spent(said.usage(), prices.cost(said.message().model(), said.usage())));
                case RunEnded ended -> {
                    whole = whole.plus(ended.spent().orElse(answers));
                    answers = NOTHING;
                }
                default -> {} // everything else is free
            }
        }
        return whole.plus(answers);
    }
}
