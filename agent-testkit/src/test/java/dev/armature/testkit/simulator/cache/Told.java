package dev.armature.testkit.simulator.cache;

import dev.armature.testkit.simulator.cache.Deed.Left;
import dev.armature.testkit.simulator.cache.Story.Start;
import dev.armature.testkit.simulator.cache.Story.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A story as it is told to the cache: does each deed, and knows from the deed alone what the cache must make of it. What a
 * deed has no meaning for (nothing is cached yet, the mark was forgotten just before) grows instead.
 */
final class Told {
    private static final Duration FIRST_BYTE = Duration.ofMillis(500);
    private static final Duration TTL = Duration.ofMinutes(5);
    private static final int REACH = 19;
    /** So that two requests together stay within the reach. */
    private static final int NARROW = 8;

    private final Story story;
    private final PrefixCache cache;
    private final GrowingPrompt prompt;
    private final CacheTerms terms;
    private Instant now = Instant.EPOCH;
    private Instant tailUsed = Instant.EPOCH;
    /** Tokens up to the last block that was marked and long enough; 0 for none. */
    private long cachedTail;

    private int positionsSinceTail;
    /** Positions between the last two marked tails. */
    private int spanBefore;

    private boolean swapped;
    private boolean shown;
    private Deed before = Deed.GROWS;
    private CacheUsage usageBefore = new CacheUsage(0, 0, 0, 0, 0);

    Told(Story story) {
        this.story = story;
        this.cache = new PrefixCache(CacheOptions.standard().withCollapsedRuns(story.collapse()));
        this.prompt = new GrowingPrompt(story.multiplier());
        this.terms = new CacheTerms(
                story.minTokens(),
                story.multiplier(),
                0.1,
                REACH + 1,
                0,
                Optional.of(Level.MESSAGES),
                Optional.empty());
    }

    /** What a cache did, or must do. */
    record Outcome(CacheUsage usage, Optional<MissReason> reason, long total) {}

    /**
     * One request.
     *
     * @param deed what was done in the end
     * @param identityHolds whether this request read all that the one before it read and wrote; empty where it need not
     */
    record Request(Deed deed, Outcome expected, Outcome actual, Optional<Boolean> identityHolds) {}

    Request next(Turn turn) {
        Deed deed = possible(turn.deed());
        long toolsBefore = prompt.toolTokens();
        pass(deed, turn);
        change(deed);
        boolean marked = deed != Deed.FORGETS_ITS_MARK;
        say(deed, turn, marked);

        Outcome expected = expected(deed, marked, toolsBefore);
        Prompt read = Prompt.messages(prompt.body(startTtl()));
        CacheResult result = cache.process(read, "w", terms, now, FIRST_BYTE);
        Outcome actual =
                new Outcome(result.usage(), result.explanation().missReason(), read.tokens(story.multiplier()));
        boolean identity = deed == Deed.GROWS && before != Deed.FORGETS_ITS_MARK && cachedTail > 0;
        long inCache = usageBefore.read() + usageBefore.written();
        remember(deed, turn, marked, result.usage());
        return new Request(
                deed, expected, actual, identity ? Optional.of(result.usage().read() == inCache) : Optional.empty());
    }

    private Deed possible(Deed wished) {
        boolean nothingToSpoil = cachedTail == 0 || before == Deed.FORGETS_ITS_MARK;
        boolean alone = wished == Deed.COMES_AT_ONCE
                && (before != Deed.GROWS || usageBefore.read() == 0 || spanBefore + 1 + NARROW > REACH);
        boolean again = (wished == Deed.SWAPS_TOOLS && swapped) || (wished == Deed.SHOWS_A_FIRST_IMAGE && shown);
        return nothingToSpoil || alone || again ? Deed.GROWS : wished;
    }

    private void pass(Deed deed, Turn turn) {
        if (deed == Deed.COMES_AT_ONCE) {
            now = now.plusMillis(100);
        } else if (deed == Deed.WAITS_TOO_LONG) {
            now = now.plus(TTL).plusSeconds(turn.seconds() - 1);
        } else {
            Instant latest = tailUsed.plus(TTL).minusMillis(1);
            Instant wished = now.plusSeconds(turn.seconds());
            now = cachedTail > 0 && wished.isAfter(latest) ? latest : wished;
        }
    }

    private void change(Deed deed) {
        switch (deed) {
            case EDITS_ITS_HISTORY -> prompt.editHistory();
            case CHOOSES_A_TOOL -> prompt.chooseTool();
            case CHANGES_ITS_SYSTEM -> prompt.changeSystem();
            case CHANGES_A_TOOL -> prompt.changeTool();
            case INSERTS_A_TOOL -> prompt.insertTool();
            case APPENDS_A_TOOL -> prompt.appendTool();
            case SWAPS_TOOLS -> {
                prompt.swapTools();
                swapped = true;
            }
            case ASKS_ANOTHER_MODEL -> prompt.askAnotherModel();
            case IS_EVICTED -> cache.evict(1.0, new SplittableRandom(1));
            case GROWS, COMES_AT_ONCE, GROWS_TOO_WIDE, FORGETS_ITS_MARK, SHOWS_A_FIRST_IMAGE, WAITS_TOO_LONG -> {}
        }
    }

    private void say(Deed deed, Turn turn, boolean marked) {
        boolean narrow = deed == Deed.FORGETS_ITS_MARK || deed == Deed.COMES_AT_ONCE;
        int room = narrow ? NARROW : REACH - positionsSinceTail;
        int most = story.collapse() ? turn.calls() : Math.min(turn.calls(), (room - 1) / 2);
        int calls = prompt.isEmpty() ? 0 : most;
        int run = story.collapse() ? Math.min(1, calls) : calls;
        int taken = calls == 0 ? 1 : 2 * run;
        boolean image = deed == Deed.SHOWS_A_FIRST_IMAGE;
        shown |= image;
        int texts = Math.clamp(turn.texts(), calls == 0 ? 1 : 0, room - taken);
        if (deed == Deed.GROWS_TOO_WIDE) {
            texts = Math.max(turn.texts(), REACH + 1 - positionsSinceTail - taken);
        }
        prompt.say(calls, texts, turn.size(), image, turn.unmarkedEnd(), marked);
        positionsSinceTail += taken + texts + (image ? 1 : 0);
    }

    private Outcome expected(Deed deed, boolean marked, long toolsBefore) {
        long total = prompt.tokens();
        long tail = prompt.tailTokens();
        if (tail < story.minTokens()) {
            return new Outcome(new CacheUsage(total, 0, 0, 0, 0), Optional.of(MissReason.BELOW_MINIMUM), total);
        }
        long read = readable(deed.left, toolsBefore);
        long start = story.start() == Start.UNMARKED ? 0 : prompt.startTokens();
        long startWritten = Math.max(0, start - read);
        long tailWritten = marked ? tail - Math.max(read, start) : 0;
        boolean hour = story.start() == Start.ONE_HOUR;
        CacheUsage usage = new CacheUsage(
                total - read - startWritten - tailWritten,
                read,
                tailWritten + (hour ? 0 : startWritten),
                0,
                hour ? startWritten : 0);
        boolean wentWithoutLoss = read >= usageBefore.read() + usageBefore.written();
        return new Outcome(usage, wentWithoutLoss ? Optional.empty() : deed.reason(), total);
    }

    private long readable(Left left, long toolsBefore) {
        boolean startIsMarked = story.start() != Start.UNMARKED;
        return switch (left) {
            case ALL -> cachedTail;
            case BUT_THE_LAST -> usageBefore.read();
            case SYSTEM -> startIsMarked ? prompt.startTokens() : 0;
            case TOOLS -> startIsMarked ? toolsBefore : 0;
            case KEPT_LONGER -> story.start() == Start.ONE_HOUR ? prompt.startTokens() : 0;
            case NOTHING -> 0;
        };
    }

    private void remember(Deed deed, Turn turn, boolean marked, CacheUsage usage) {
        if (marked && prompt.tailTokens() >= story.minTokens()) {
            cachedTail = prompt.tailTokens();
            tailUsed = now;
        }
        if (marked) {
            spanBefore = positionsSinceTail;
            positionsSinceTail = 0;
        }
        positionsSinceTail += turn.unmarkedEnd() ? 1 : 0;
        before = deed;
        usageBefore = usage;
    }

    private String startTtl() {
        return switch (story.start()) {
            case UNMARKED -> "";
            case FIVE_MINUTES -> "5m";
            case ONE_HOUR -> "1h";
        };
    }
}
