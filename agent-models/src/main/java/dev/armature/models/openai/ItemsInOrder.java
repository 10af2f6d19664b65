package dev.armature.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The items of an answer from their beginning until they are taken out to be told. They are taken in the order of their
 * places, whatever the order of their ends: one that is whole waits for all before it. One thread at a time.
 */
final class ItemsInOrder {
    /** By their place in the answer; those that were taken are gone. */
    private final TreeMap<Integer, OpenItem> waiting = new TreeMap<>();

    private final Set<String> taken = new HashSet<>();
    private int takenThrough = -1;
    private int begun;

    /** Which place an event speaks of. Servers that leave it out have one item at a time. */
    int place(JsonNode event) {
        JsonNode index = event.path("output_index");
        if (index.isInt()) {
            return index.intValue();
        }
        if (waiting.isEmpty()) {
            return takenThrough + 1;
        }
        boolean isOver = waiting.lastEntry().getValue().isWhole();
        return isOver ? waiting.lastKey() + 1 : waiting.lastKey();
    }

    /** The item that waits there; null when there is none. */
    @Nullable
    OpenItem at(int place) {
        return waiting.get(place);
    }

    /** Whether the item of that place was taken, or can no longer come. */
    boolean isPast(int place) {
        return place <= takenThrough;
    }

    void begin(int place, OpenItem item) {
        waiting.put(place, item);
        begun++;
    }

    /** How many have begun, those that were taken included. */
    int begun() {
        return begun;
    }

    /**
     * Takes the first item if it is whole; null when it must wait. A call that may have been cut off waits for the end of the
     * answer, and all others with it.
     */
    @Nullable
    OpenItem takeWhole() {
        boolean isReady = !waiting.isEmpty()
                && waiting.firstEntry().getValue().isWhole()
                && !waiting.firstEntry().getValue().isUndecided();
        return isReady ? take() : null;
    }

    /** Takes the first item as it is; null when none is left. */
    @Nullable
    OpenItem take() {
        Map.Entry<Integer, OpenItem> first = waiting.pollFirstEntry();
        if (first == null) {
            return null;
        }
        takenThrough = first.getKey();
        taken.add(first.getValue().identity());
        return first.getValue();
    }

    /**
     * Where an item of the last event, which brings all once more, is still missing: the place of one that waits for its end,
     * or a place of which nothing came. Where places are not to be trusted, an item that was taken is known by its identity.
     *
     * @param place where it stands in the last event
     */
    OptionalInt missing(int place, JsonNode finished) {
        String identity = OpenItem.identity(finished);
        for (Map.Entry<Integer, OpenItem> open : waiting.entrySet()) {
            if (!identity.isEmpty() && open.getValue().identity().equals(identity)) {
                return open.getValue().isWhole() ? OptionalInt.empty() : OptionalInt.of(open.getKey());
            }
        }
        OpenItem open = waiting.get(place);
        boolean isFree = open == null || (!open.isWhole() && open.identity().isEmpty());
        boolean wasTaken = isPast(place) || (!identity.isEmpty() && taken.contains(identity));
        return isFree && !wasTaken ? OptionalInt.of(place) : OptionalInt.empty();
    }
}
