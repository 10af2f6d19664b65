package dev.armature.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The items of an answer from their beginning until they are taken out to be told. They are taken in the order of their
 * places, whatever the order of their ends: one that is whole waits for all before it, those of which nothing came yet
 * included. An item's place is the index that its events name, unless that index was used before. One thread at a time.
 */
final class ItemsInOrder {
    /** Of what belongs to no item, or of which nobody can say to which. */
    static final int NOWHERE = -1;

    /** Of what is not known. */
    static final int UNKNOWN = -2;

    private static final int NO_INDEX = -3;

    /** By their place in the answer; those that were taken are gone. */
    private final TreeMap<Integer, OpenItem> waiting = new TreeMap<>();

    private final TreeSet<Integer> open = new TreeSet<>();
    private final Map<String, TreeSet<Integer>> waitingByType = new HashMap<>();
    private final Map<Integer, ToldItem> taken = new HashMap<>();
    private final Map<String, List<Integer>> placesOfId = new HashMap<>();
    private final Map<Integer, Integer> placeOfIndex = new HashMap<>();
    private final Map<String, Integer> seenInLast = new HashMap<>();
    private int next;
    private int end;
    private int begun;

    /**
     * The place of the item of which an event tells; a free one when it is new.
     *
     * @param begins whether it tells that it begins, rather than that it ends
     */
    int placeOfItem(JsonNode event, boolean begins) {
        JsonNode item = event.path("item");
        int index = index(event);
        if (index == NOWHERE) {
            return NOWHERE;
        }
        int place = index == NO_INDEX ? placeWithoutIndex(item, begins) : placeOfIndex.getOrDefault(index, index);
        OpenItem here = waiting.get(place);
        ToldItem told = here == null ? taken.get(place) : here.isWhole() ? here.told() : null;
        if (told == null || told.isSame(ToldItem.of(item))) {
            return place;
        }
        if (index != NO_INDEX) {
            placeOfIndex.put(index, end);
        }
        return end;
    }

    /** The place of the open item to which a piece belongs. */
    int placeOfPiece(JsonNode event) {
        int index = index(event);
        if (index != NO_INDEX) {
            return index == NOWHERE ? NOWHERE : placeOfIndex.getOrDefault(index, index);
        }
        String id = event.path("item_id").asText("");
        List<Integer> known = placesOfId.getOrDefault(id, List.of());
        if (!id.isEmpty() && !known.isEmpty()) {
            return known.getLast();
        }
        OpenItem only = open.size() == 1 ? waiting.get(open.first()) : null;
        return only != null && (id.isEmpty() || only.id().isEmpty()) ? open.first() : NOWHERE;
    }

    private int placeWithoutIndex(JsonNode item, boolean begins) {
        List<Integer> known = placesOfId.getOrDefault(ToldItem.of(item).identity(), List.of());
        if (!known.isEmpty()) {
            return known.getLast();
        }
        OpenItem only = open.size() == 1 ? waiting.get(open.first()) : null;
        return !begins && only != null && only.mayBecome(item) ? open.first() : end;
    }

    private static int index(JsonNode event) {
        JsonNode index = event.path("output_index");
        if (index.isMissingNode() || index.isNull()) {
            return NO_INDEX;
        }
        return index.isInt() && index.intValue() >= 0 ? index.intValue() : NOWHERE;
    }

    /** The item that waits there; null when there is none. */
    @Nullable
    OpenItem at(int place) {
        return waiting.get(place);
    }

    /** The item that was taken from there; null when none was. */
    @Nullable
    ToldItem takenFrom(int place) {
        return taken.get(place);
    }

    void begin(int place, OpenItem item) {
        waiting.put(place, item);
        open.add(place);
        waitingByType.computeIfAbsent(item.type(), type -> new TreeSet<>()).add(place);
        end = Math.max(end, place + 1);
        begun++;
        know(place, item.told(), List.of());
    }

    /** The item that waits there is whole. */
    void end(int place, OpenItem item, JsonNode finished, String verbatim) {
        ToldItem before = item.told();
        item.end(finished, verbatim);
        open.remove(place);
        know(place, item.told(), List.of(before.identity(), before.id()));
    }

    private void know(int place, ToldItem item, List<String> known) {
        Stream.of(item.identity(), item.id())
                .distinct()
                .filter(id -> !id.isEmpty() && !known.contains(id))
                .forEach(id ->
                        placesOfId.computeIfAbsent(id, any -> new ArrayList<>()).add(place));
    }

    /** How many have begun, those that were taken included. */
    int begun() {
        return begun;
    }

    /** The first that waits of those of that type; null when there is none. */
    @Nullable
    OpenItem firstOf(String type) {
        TreeSet<Integer> places = waitingByType.get(type);
        return places == null || places.isEmpty() ? null : waiting.get(places.first());
    }

    /**
     * Takes the next item if it is whole; null when it must wait. A call that may have been cut off waits for the end of the
     * answer, and all others with it.
     */
    @Nullable
    OpenItem takeWhole() {
        OpenItem item = waiting.get(next);
        return item != null && item.isWhole() && !item.isUndecided() ? take() : null;
    }

    /** Takes the first item as it is; null when none is left. */
    @Nullable
    OpenItem take() {
        Map.Entry<Integer, OpenItem> first = waiting.pollFirstEntry();
        if (first == null) {
            return null;
        }
        OpenItem item = first.getValue();
        next = first.getKey() + 1;
        open.remove(first.getKey());
        TreeSet<Integer> ofItsType = waitingByType.get(item.type());
        if (ofItsType != null) {
            ofItsType.remove(first.getKey());
        }
        taken.put(first.getKey(), item.told());
        return item;
    }

    /**
     * Where an item that the last event brings once more waits for its end, if it is known by its identity.
     *
     * @return {@link #NOWHERE} when it is whole already, and {@link #UNKNOWN} when there is none of that identity
     */
    int placeInLast(JsonNode item) {
        String identity = ToldItem.of(item).identity();
        List<Integer> known = placesOfId.getOrDefault(identity, List.of());
        int before = seenInLast.merge(identity, 1, Integer::sum) - 1;
        if (before >= known.size()) {
            return UNKNOWN;
        }
        return open.contains(known.get(before)) ? known.get(before) : NOWHERE;
    }

    /**
     * Where an item belongs that only the last event brings, or brings under another id, as some servers do in each event.
     *
     * @param index where it stands in the last event
     * @return {@link #NOWHERE} when one that is whole already stands there and it is that one
     */
    int placeOfUnknown(int index, JsonNode item) {
        OpenItem here = waiting.get(index);
        ToldItem told = here == null ? taken.get(index) : here.told();
        boolean isItsEnd = here != null && !here.isWhole() && here.mayBecome(item);
        if (told == null || isItsEnd) {
            return index;
        }
        return told.isSameAtItsPlace(ToldItem.of(item)) ? NOWHERE : end;
    }
}
