package dev.armature.models.http;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The ids of the calls of one answer: none is empty and no two are the same, or results could not name their calls. */
public final class CallIds {
    private final Set<String> taken = new HashSet<>();
    /** Where to go on counting, so that ten thousand equal ids take no time. */
    private final Map<String, Integer> counted = new HashMap<>();

    /**
     * Takes an id.
     *
     * @param otherwise how it begins when there is none
     * @return the id as it is if it is free, else one that is near to it
     */
    public String take(String id, String otherwise) {
        String wanted = id.isEmpty() ? otherwise : id;
        String free = id;
        while (free.isEmpty() || !taken.add(free)) {
            free = wanted + "_" + counted.merge(wanted, 2, (last, first) -> last + 1);
        }
        return free;
    }
}
