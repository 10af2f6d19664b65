package dev.armature.prompts.cache;

import dev.armature.prompts.cache.BreakpointPlan.Mark;
import dev.armature.prompts.cache.BreakpointPlan.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses which segments of a prompt to mark. A pure function of its arguments; its cost is that of the few marks, not of
 * the prompt.
 *
 * <p>Why these marks. A provider stores an entry only at a mark, and from a mark it looks back only so far. Marking the
 * <em>tail</em> of every prompt makes each request write just what is new and lets the next one read all of it: on a
 * conversation that only grows this costs the least possible, up to the surcharge for writing the very last part. The one
 * thing that can defeat it is a turn so wide (many parallel tool calls) that the next tail lies further from the previous
 * one than the lookback reaches; so the previous tail is marked again as an <em>anchor</em>, where its entry is found at
 * once. The other two slots hold what survives when the conversation itself does not: the end of what this
 * <em>session</em> never changes, and the end of what <em>all</em> sessions share. A slot that would be wasted (a prefix
 * below the minimum, two marks on one segment) becomes a step back from the tail.
 *
 * <p>Positions are counted one per segment. Providers that count a run of tool calls as one position only reach further.
 */
public final class BreakpointPlanner {

    /** How much of the lookback is left unused, for providers that count differently at the edges. */
    private static final int MARGIN = 2;

    private static final BreakpointPlanner STANDARD = new BreakpointPlanner();

    private BreakpointPlanner() {}

    /** Tail, anchor, session, global. */
    public static BreakpointPlanner standard() {
        return STANDARD;
    }

    /**
     * The plan of a prompt with no known predecessor: a first request. For a resumed conversation, plan what was sent
     * before first ({@code segments.first(n)}) and give that plan as the previous one.
     */
    public BreakpointPlan plan(SegmentChain segments, CacheProfile profile) {
        return plan(segments, profile, List.of());
    }

    /** The plan of a prompt that follows the one of {@code previous}: it grew from it, or was edited. */
    public BreakpointPlan plan(SegmentChain segments, CacheProfile profile, BreakpointPlan previous) {
        int common = segments.commonWith(previous.segments());
        List<Integer> entries = previous.marks().stream()
                .map(Mark::index)
                .filter(index -> index < common)
                .toList();
        return plan(segments, profile, entries);
    }

    private static BreakpointPlan plan(SegmentChain segments, CacheProfile profile, List<Integer> entries) {
        Slots slots = new Slots(segments, profile);
        int tail = segments.lastMarkableBefore(segments.size());
        slots.offer(tail, Purpose.TAIL);
        int anchor = lastBelow(entries, tail);
        boolean needed = tail - anchor > reach(profile);
        if (needed) {
            slots.offer(anchor, Purpose.ANCHOR);
        }
        slots.offer(segments.lastMarkableBefore(segments.messagesStart()), Purpose.SESSION);
        slots.offer(segments.lastMarkableBefore(segments.globalEnd()), Purpose.GLOBAL);
        slots.offer(anchor, Purpose.ANCHOR);
        offerSteps(slots, segments, profile, tail);
        return slots.plan();
    }

    private static void offerSteps(Slots slots, SegmentChain segments, CacheProfile profile, int tail) {
        if (profile.lookback() == CacheProfile.UNLIMITED) {
            return;
        }
        int from = tail;
        while (slots.hasRoom() && from - reach(profile) >= segments.messagesStart()) {
            from = segments.lastMarkableBefore(from - reach(profile) + 1);
            slots.offer(from, Purpose.STEP);
        }
    }

    private static int lastBelow(List<Integer> entries, int tail) {
        return entries.stream()
                .filter(index -> index < tail)
                .max(Comparator.naturalOrder())
                .orElse(-1);
    }

    /** How far apart two marks may be. */
    private static int reach(CacheProfile profile) {
        return Math.max(1, profile.lookback() - MARGIN);
    }

    /** The marks taken so far; the first purpose offered for a segment keeps it. */
    private static final class Slots {

        private final SegmentChain segments;
        private final CacheProfile profile;
        private final List<Mark> marks = new ArrayList<>();

        Slots(SegmentChain segments, CacheProfile profile) {
            this.segments = segments;
            this.profile = profile;
        }

        boolean hasRoom() {
            return marks.size() < profile.maxBreakpoints();
        }

        void offer(int index, Purpose purpose) {
            boolean useful = hasRoom() && index >= 0 && segments.tokensOfFirst(index + 1) >= profile.minTokens();
            if (useful && marks.stream().noneMatch(mark -> mark.index() == index)) {
                marks.add(new Mark(index, ttl(index), purpose));
            }
        }

        /** By place, not by purpose: so it cannot grow in prompt order. */
        private Duration ttl(int index) {
            if (index < segments.globalEnd()) {
                return profile.globalTtl();
            }
            return index < segments.messagesStart() ? profile.sessionTtl() : profile.messageTtl();
        }

        BreakpointPlan plan() {
            marks.sort(Comparator.comparingInt(Mark::index));
            return new BreakpointPlan(segments, profile, marks);
        }
    }
}
