package dev.armature.prompts.cache;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which segments of a prompt are marked. A value: the same prompt, profile and previous plan give the same one in any
 * process.
 *
 * @param segments the prompt
 * @param profile what it was planned for
 * @param marks in prompt order, with times to live that never grow; empty when the provider takes none
 */
public record BreakpointPlan(SegmentChain segments, CacheProfile profile, List<Mark> marks) {

    public BreakpointPlan {
        Objects.requireNonNull(segments, "segments");
        Objects.requireNonNull(profile, "profile");
        marks = List.copyOf(marks);
        requireValid(segments, profile, marks);
    }

    /** What a mark is for. */
    public enum Purpose {
        /** Ends what every session of every user shares. */
        GLOBAL,
        /** Ends what this session never changes. */
        SESSION,
        /** Stands where the previous request was marked last, so that its entry is found however much came since. */
        ANCHOR,
        /** Shortens the way back for a later request that leaves this conversation between the other marks. */
        STEP,
        /** Ends the prompt; the next request reads up to here. */
        TAIL
    }

    /**
     * One mark.
     *
     * @param index of the marked segment
     * @param ttl how long the entry is to be kept; to be sent always, because defaults change
     */
    public record Mark(int index, Duration ttl, Purpose purpose) {
        public Mark {
            Objects.requireNonNull(ttl, "ttl");
            Objects.requireNonNull(purpose, "purpose");
        }
    }

    /** The mark on the segment at {@code index}, if it has one. */
    public Optional<Mark> markAt(int index) {
        return marks.stream().filter(mark -> mark.index() == index).findFirst();
    }

    private static void requireValid(SegmentChain segments, CacheProfile profile, List<Mark> marks) {
        if (marks.size() > profile.maxBreakpoints()) {
            throw new IllegalArgumentException(
                    "at most " + profile.maxBreakpoints() + " marks are allowed, were " + marks.size());
        }
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (!segments.get(mark.index()).isMarkable()) {
                throw new IllegalArgumentException(
                        "no mark may stand on `" + segments.get(mark.index()).path() + "`");
            }
            if (i > 0 && marks.get(i - 1).index() >= mark.index()) {
                throw new IllegalArgumentException("marks must be in prompt order, were " + marks);
            }
            if (i > 0 && marks.get(i - 1).ttl().compareTo(mark.ttl()) < 0) {
                throw new IllegalArgumentException("times to live must not grow in prompt order, were " + marks);
            }
        }
    }
}
