package dev.armature.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls of an answer as their pieces come, and which of them a piece belongs to. Servers differ: a piece may name an index,
 * an id, both or none, ids may be said once or always, and indexes may begin anew with each call.
 *
 * <p>What names neither is for the call that began last. If another was open then that may have been meant as well, and
 * nobody can say whose input it is: the one that gets it is not whole, and of those without any it is not believed that
 * they have none. One thread at a time.
 */
final class OpenCalls {
    private static final int NO_INDEX = -1;

    private record Named(int index, String id) {}

    private final List<OpenCall> all = new ArrayList<>();
    private final Map<Integer, OpenCall> lastAtIndex = new HashMap<>();
    private final Map<Named, OpenCall> byId = new HashMap<>();
    private boolean astray;

    List<OpenCall> all() {
        return all;
    }

    int size() {
        return all.size();
    }

    /** Whether a piece came of which nobody knows whose it is. */
    boolean hasStrayed() {
        return astray;
    }

    /**
     * The call that a piece belongs to, which may begin with it; null when it says nothing and belongs to none.
     *
     * @param says whether there is a name, an id or some input in it
     */
    @Nullable
    OpenCall of(JsonNode piece, boolean says) {
        int index = piece.path("index").isInt() ? piece.path("index").intValue() : NO_INDEX;
        String id = piece.path("id").asText("");
        String name = piece.path("function").path("name").asText("");
        OpenCall known = id.isEmpty() ? null : byId.get(new Named(index, id));
        if (known != null) {
            return known;
        }
        OpenCall last = index == NO_INDEX ? last() : lastAtIndex.get(index);
        if (last == null && !says) {
            return null;
        }
        if (last == null || isAnother(last, index, id, name)) {
            return begin(index, id, last);
        }
        if (!OpenCall.saysNothing(piece.path("function").path("arguments"))) {
            guess(last, index);
        }
        return last;
    }

    private static boolean isAnother(OpenCall last, int index, String id, String name) {
        if (!id.isEmpty() && (index == NO_INDEX || !last.sentId().isEmpty())) {
            return index == NO_INDEX || !name.isEmpty();
        }
        if (name.isEmpty() || last.name().isEmpty()) {
            return false;
        }
        return !name.equals(last.name()) || last.isWholeWhenNamedAgain();
    }

    private OpenCall begin(int index, String id, @Nullable OpenCall before) {
        OpenCall call = new OpenCall(id, mayGoOn(last(), NO_INDEX), mayGoOn(lastAtIndex.get(index), index));
        if (before != null && before.sentId().isEmpty()) {
            before.supersede();
        }
        all.add(call);
        if (index != NO_INDEX) {
            lastAtIndex.put(index, call);
        }
        if (!id.isEmpty()) {
            byId.put(new Named(index, id), call);
            byId.put(new Named(NO_INDEX, id), call);
        }
        return call;
    }

    /** Whether a piece that comes later may be for that call, or for one before it. */
    private static boolean mayGoOn(@Nullable OpenCall before, int index) {
        return before != null && (before.hasRival(index != NO_INDEX) || !before.isWhole());
    }

    private void guess(OpenCall call, int index) {
        if (!call.hasRival(index != NO_INDEX)) {
            return;
        }
        astray = true;
        if (call.hasNoInput()) {
            call.garble();
        }
    }

    private @Nullable OpenCall last() {
        return all.isEmpty() ? null : all.getLast();
    }
}
