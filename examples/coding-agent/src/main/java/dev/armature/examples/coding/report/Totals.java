package dev.armature.examples.coding.report;

import dev.armature.core.event.RunTotals;
import dev.armature.core.usage.Usage;
import dev.armature.core.usage.Usage.Count;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a run used, in one line. */
public final class Totals {
    private Totals() {}

    /**
     * Such as {@code 4 turns, 6 tool calls, 12,345 tokens (81 % of the input read from the cache), $0.0123, 2.4 s};
     * {@code no answer, 2.4 s} when no request was answered, {@code tokens unknown} when the provider counted none, and
     * {@code at least 12,345 tokens} when it did not count all.
     */
    public static String line(RunTotals totals) {
        if (totals.turns() == 0 && totals.usage().total() == 0) {
            return "no answer, " + seconds(totals.duration());
        }
        return String.format(
                Locale.ROOT,
                "%s, %s, %s, %s, %s",
                count(totals.turns(), "turn"),
                count(totals.toolCalls(), "tool call"),
                tokens(totals.usage()),
                totals.cost(),
                seconds(totals.duration()));
    }

    /** A prompt is never empty: one without tokens was not counted. */
    private static String tokens(Usage usage) {
        if (usage.input() == 0) {
            return "tokens unknown";
        }
        boolean counted = usage.isKnown(Count.INPUT) && usage.isKnown(Count.OUTPUT);
        return String.format(
                Locale.ROOT, "%s%,d tokens (%s)", counted ? "" : "at least ", usage.total(), cached(usage));
    }

    private static String cached(Usage usage) {
        OptionalDouble ratio = usage.cacheReadRatio();
        return ratio.isPresent()
                ? String.format(Locale.ROOT, "%.0f %% of the input read from the cache", 100 * ratio.getAsDouble())
                : "unknown how many read from the cache";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
