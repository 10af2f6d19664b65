package dev.armature.models.http;

import java.util.HashSet;
import java.util.Set;

/** The ids of the calls of one answer: none is empty and no two are the same, or results could not name their calls. */
public final class CallIds {
    private final Set<String> taken = new HashSet<>();

    /**
     * Takes an id.
     *
     * @param otherwise how it begins when there is none
     * @return the id as it is if it is free, else one that is near to it
     */
    public String take(String id, String otherwise) {
        String wanted = id.isEmpty() ? otherwise : id;
        String free = id;
        for (int next = 2; free.isEmpty() || !taken.add(free); next++) {
            free = wanted + "_" + next;
        }
        return free;
    }
}
