package dev.armature.models.anthropic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of an answer from their beginning until they are taken out to be told. They are taken in the order of their
 * beginnings, whatever the order of their ends: one that is over waits for all before it. Blocks may therefore interleave, and
 * one whose stop does not come waits for the end of the answer. One thread at a time.
 */
final class BlocksInOrder {
    /** Of events that name no index. */
    static final int NO_INDEX = -1;

    /** By index; those that are over are gone. */
    private final Map<Integer, OpenBlock> open = new HashMap<>();

    private final Deque<OpenBlock> waiting = new ArrayDeque<>();
    private final Map<String, Deque<OpenBlock>> waitingByType = new HashMap<>();
    private int begun;

    /** A block begins. One that is still open at that index is over, though nobody said so. */
    void begin(int index, OpenBlock block) {
        OpenBlock before = open.put(index, block);
        if (before != null) {
            before.supersede();
        }
        waiting.add(block);
        waitingByType.computeIfAbsent(block.type(), type -> new ArrayDeque<>()).add(block);
        begun++;
    }

    /** How many have begun, those that were taken included. */
    int begun() {
        return begun;
    }

    /** The open block of that index, or the only one if none is named; null when there is none. */
    @Nullable
    OpenBlock at(int index) {
        OpenBlock named = open.get(index);
        return named == null && index == NO_INDEX && open.size() == 1
                ? open.values().iterator().next()
                : named;
    }

    /** Whether there was such a block, which then is over. */
    boolean end(int index) {
        OpenBlock block = at(index);
        if (block == null) {
            return false;
        }
        block.end();
        open.values().removeIf(other -> other == block);
        return true;
    }

    /** Whether none of its type waits before it, so that what it says is heard in order if it is told at once. */
    boolean isFirstOfItsType(OpenBlock block) {
        return firstOf(block.type()) == block;
    }

    /** The first that waits of those of that type; null when there is none. */
    @Nullable
    OpenBlock firstOf(String type) {
        Deque<OpenBlock> all = waitingByType.get(type);
        return all == null ? null : all.peek();
    }

    /**
     * Takes the first block if it is over; null when it must wait. A call of which no input came may have been cut off; it waits
     * for the end of the answer, and all others with it.
     */
    @Nullable
    OpenBlock takeWhole() {
        OpenBlock first = waiting.peek();
        return first != null && first.isOver() && !first.isCallWithoutInput() ? take() : null;
    }

    /** Takes the first block as it is; null when none is left. */
    @Nullable
    OpenBlock take() {
        OpenBlock first = waiting.poll();
        Deque<OpenBlock> ofItsType = first == null ? null : waitingByType.get(first.type());
        if (ofItsType != null) {
            ofItsType.poll();
        }
        return first;
    }
}
