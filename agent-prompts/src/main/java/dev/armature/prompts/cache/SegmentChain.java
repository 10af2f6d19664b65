package dev.armature.prompts.cache;

import dev.armature.prompts.section.Stability;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A prompt as segments in order: tools, system, messages. Immutable, and cheap to grow: a longer chain shares the storage
 * of the one it grew from, so appending costs what is new, not what is there. Each place knows the hash of the whole
 * prefix up to it, the tokens of that prefix and the nearest place at or before it where a mark may stand, so that
 * planning and comparing never walk through the history.
 *
 * <p>How it works: storage is an append-only array with a counter of claimed slots. The chain that ends at the counter
 * may claim the next slots; any other one (a fork, a rewound conversation) copies the references first. A chain reads only
 * slots below its size, which never change once written. Hand it to another thread by the usual means.
 */
public final class SegmentChain {

    private static final int NOWHERE = -1;

    private final Storage storage;
    private final int size;
    private final int globalEnd;
    private final int messagesStart;

    private SegmentChain(Storage storage, int size, int globalEnd, int messagesStart) {
        this.storage = storage;
        this.size = size;
        this.globalEnd = globalEnd;
        this.messagesStart = messagesStart;
    }

    /** The chain with no segments. */
    public static SegmentChain empty() {
        return new SegmentChain(new Storage(0), 0, 0, 0);
    }

    /** The chain of these segments. */
    public static SegmentChain of(List<Segment> segments) {
        return empty().plus(segments);
    }

    /**
     * This chain with {@code more} at its end.
     *
     * @throws IllegalArgumentException if a segment's level comes before the level of the one it follows
     */
    public SegmentChain plus(List<Segment> more) {
        List<Segment> added = List.copyOf(more);
        requireOrder(added);
        if (added.isEmpty()) {
            return this;
        }
        Storage target = storage.claim(size, added.size());
        int end = size;
        int global = globalEnd;
        int messages = messagesStart;
        for (Segment segment : added) {
            target.put(end, segment);
            if (global == end && segment.stability() == Stability.GLOBAL) {
                global++;
            }
            end++;
            if (segment.level() != Level.MESSAGES) {
                messages = end;
            }
        }
        return new SegmentChain(target, end, global, messages);
    }

    /** This chain with one more segment. */
    public SegmentChain plus(Segment more) {
        return plus(List.of(more));
    }

    /** The first {@code length} segments of this chain. */
    public SegmentChain first(int length) {
        Objects.checkFromToIndex(0, length, size);
        return new SegmentChain(storage, length, Math.min(globalEnd, length), Math.min(messagesStart, length));
    }

    /** How many segments it has. */
    public int size() {
        return size;
    }

    /** The segment at {@code index}, counted from 0. */
    public Segment get(int index) {
        return storage.segments[Objects.checkIndex(index, size)];
    }

    /** The segments, as a list that shares this chain's storage. */
    public List<Segment> segments() {
        return new View(this);
    }

    /** The estimated tokens of the first {@code length} segments. */
    public long tokensOfFirst(int length) {
        Objects.checkFromToIndex(0, length, size);
        return length == 0 ? 0 : storage.tokens[length - 1];
    }

    /** The estimated tokens of the whole chain. */
    public long tokens() {
        return tokensOfFirst(size);
    }

    /** The hash of the first {@code length} segments; the empty text for none. */
    public String hashOfFirst(int length) {
        Objects.checkFromToIndex(0, length, size);
        return length == 0 ? "" : storage.hashes[length - 1];
    }

    /** How many segments, from the first one on, are the same for every install. */
    public int globalEnd() {
        return globalEnd;
    }

    /** How many segments come before the messages. */
    public int messagesStart() {
        return messagesStart;
    }

    /** How many segments belong to levels before {@code level}. */
    int startOf(Level level) {
        return level == Level.TOOLS ? 0 : level == Level.SYSTEM ? toolsEnd() : messagesStart;
    }

    /** The last index below {@code end} where a mark may stand; -1 if there is none. */
    int lastMarkableBefore(int end) {
        Objects.checkFromToIndex(0, end, size);
        return end == 0 ? NOWHERE : storage.markable[end - 1];
    }

    /** How many leading segments the two chains have in common. Time is logarithmic in the length of the chains. */
    public int commonWith(SegmentChain other) {
        int limit = Math.min(size, other.size);
        if (storage == other.storage) {
            return limit;
        }
        int same = 0;
        int end = limit;
        while (same < end) {
            int middle = (same + end + 1) >>> 1;
            if (hashOfFirst(middle).equals(other.hashOfFirst(middle))) {
                same = middle;
            } else {
                end = middle - 1;
            }
        }
        return same;
    }

    /** Two chains are equal when they have the same content, whatever their paths and estimates say. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SegmentChain chain
                && chain.size == size
                && chain.hashOfFirst(size).equals(hashOfFirst(size));
    }

    @Override
    public int hashCode() {
        return hashOfFirst(size).hashCode();
    }

    @Override
    public String toString() {
        return size + " segments, about " + tokens() + " tokens";
    }

    private void requireOrder(List<Segment> added) {
        Level level = size == 0 ? Level.TOOLS : get(size - 1).level();
        for (Segment segment : added) {
            if (segment.level().compareTo(level) < 0) {
                throw new IllegalArgumentException("`" + segment.path() + "` is of level "
                        + segment.level().word()
                        + " but follows a segment of level " + level.word()
                        + "; the order is tools, system, messages");
            }
            level = segment.level();
        }
    }

    /** Tools and system are few and fixed, so a search among them is cheap: it never enters the messages. */
    private int toolsEnd() {
        int low = 0;
        int high = messagesStart;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (storage.segments[middle].level() == Level.TOOLS) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static final class Storage {

        private final Segment[] segments;
        private final String[] hashes;
        private final long[] tokens;
        private final int[] markable;
        private final AtomicInteger used;

        Storage(int capacity) {
            this(new Segment[capacity], new String[capacity], new long[capacity], new int[capacity], 0);
        }

        private Storage(Segment[] segments, String[] hashes, long[] tokens, int[] markable, int used) {
            this.segments = segments;
            this.hashes = hashes;
            this.tokens = tokens;
            this.markable = markable;
            this.used = new AtomicInteger(used);
        }

        /** This storage if slots {@code from} to {@code from + count} are free in it, else a larger copy of what is below. */
        Storage claim(int from, int count) {
            int end = Math.addExact(from, count);
            if (end <= segments.length && used.compareAndSet(from, end)) {
                return this;
            }
            int capacity = Math.max(16, Math.max(end, from + (from >> 1)));
            Storage copy = new Storage(
                    copy(segments, from, capacity),
                    copy(hashes, from, capacity),
                    Arrays.copyOf(Arrays.copyOf(tokens, from), capacity),
                    Arrays.copyOf(Arrays.copyOf(markable, from), capacity),
                    end);
            return copy;
        }

        void put(int index, Segment segment) {
            segments[index] = segment;
            hashes[index] = Digests.chained(index == 0 ? "" : hashes[index - 1], segment);
            tokens[index] = (index == 0 ? 0 : tokens[index - 1]) + segment.tokens();
            markable[index] = segment.isMarkable() ? index : index == 0 ? NOWHERE : markable[index - 1];
        }

        private static <T> T[] copy(T[] from, int length, int capacity) {
            return Arrays.copyOf(Arrays.copyOf(from, length), capacity);
        }
    }

    private static final class View extends AbstractList<Segment> implements RandomAccess {

        private final SegmentChain chain;

        View(SegmentChain chain) {
            this.chain = chain;
        }

        @Override
        public Segment get(int index) {
            return chain.get(index);
        }

        @Override
        public int size() {
            return chain.size();
        }
    }
}
