package dev.armature.prompts.cache;

import dev.armature.prompts.cache.BreakpointPlan.Mark;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a prompt that only grew was not read: its entry was not written, not there yet, not there any more, or not found.
 * The first explanation that holds is given; if none does, the provider must have dropped the entry.
 */
record Miss(BreakKind kind, String path, String reason) {

    static Miss of(Exchange previous, SentPrompt current) {
        Case found = new Case(previous, current);
        return found.tooShort()
                .or(found::notMarked)
                .or(found::notYetThere)
                .or(found::expired)
                .or(found::notFound)
                .orElseGet(found::dropped);
    }

    /** The two requests, and what can be asked of them. The entry is the one at the last place of the previous prompt that can be marked. */
    private record Case(Exchange previous, SentPrompt current, int entry, String path) {

        Case(Exchange previous, SentPrompt current) {
            this(previous, current, entryOf(previous), pathOf(previous));
        }

        Optional<Miss> tooShort() {
            BreakpointPlan plan = previous.prompt().plan();
            long tokens = plan.segments().tokensOfFirst(entry + 1);
            boolean known = tokens < plan.profile().minTokens();
            boolean shown = previous.wroteAndReadNothing() && !plan.marks().isEmpty();
            if (!known && !shown) {
                return Optional.empty();
            }
            return Optional.of(new Miss(
                    BreakKind.BELOW_MINIMUM,
                    path,
                    "the prompt up to `" + path + "` (about " + tokens + " tokens) is shorter than the model caches"));
        }

        Optional<Miss> notMarked() {
            BreakpointPlan plan = previous.prompt().plan();
            if (plan.profile().isAutomatic() || plan.markAt(entry).isPresent()) {
                return Optional.empty();
            }
            return Optional.of(new Miss(
                    BreakKind.MARKER_MISSING,
                    path,
                    "the previous request had no mark on its last block `" + path + "`"));
        }

        Optional<Miss> notYetThere() {
            if (!current.sentAt().isBefore(previous.answeredAt())) {
                return Optional.empty();
            }
            return Optional.of(new Miss(
                    BreakKind.PARALLEL_COLD_START,
                    path,
                    "the request was sent before the previous one began to answer"));
        }

        Optional<Miss> expired() {
            BreakpointPlan plan = previous.prompt().plan();
            Duration age = Duration.between(previous.prompt().sentAt(), current.sentAt());
            Duration ttl =
                    plan.markAt(entry).map(Mark::ttl).orElse(plan.profile().messageTtl());
            if (age.compareTo(ttl) < 0) {
                return Optional.empty();
            }
            return Optional.of(new Miss(
                    BreakKind.TTL_EXPIRED,
                    path,
                    "the entry was " + age.toSeconds() + " s old and is kept " + ttl.toSeconds() + " s"));
        }

        Optional<Miss> notFound() {
            CacheProfile profile = current.plan().profile();
            if (profile.isAutomatic()) {
                return Optional.empty();
            }
            Optional<Integer> next = current.plan().marks().stream()
                    .map(Mark::index)
                    .filter(index -> index >= entry)
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.of(
                        new Miss(BreakKind.MARKER_MISSING, path, "no mark stands at or after `" + path + "`"));
            }
            int distance = next.get() - entry;
            if (distance < profile.lookback()) {
                return Optional.empty();
            }
            return Optional.of(new Miss(
                    BreakKind.LOOKBACK_OVERFLOW,
                    path,
                    "the next mark stands " + distance + " positions after `" + path + "`, and the provider looks back "
                            + (profile.lookback() - 1)));
        }

        Miss dropped() {
            return new Miss(BreakKind.SERVER_EVICTION, path, "the entry at `" + path + "` should have been there");
        }

        private static int entryOf(Exchange previous) {
            SegmentChain segments = previous.prompt().segments();
            return segments.lastMarkableBefore(segments.size());
        }

        private static String pathOf(Exchange previous) {
            int entry = entryOf(previous);
            return entry < 0 ? "" : previous.prompt().segments().get(entry).path();
        }
    }
}
