package dev.armature.examples.coding.offline;

import dev.armature.examples.coding.offline.dialogue.Call;
import dev.armature.examples.coding.offline.dialogue.Desk;
import dev.armature.examples.coding.offline.dialogue.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes the edits of a rename, and keeps what came of them. Not thread-safe; made for one request. */
final class Edits {
    private static final int EDITS_OF_A_TURN = 10;
    private static final int MOST_SHOWN = 15;

    private final Wish.Rename wish;
    private final List<Call> made = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private boolean denied;

    Edits(Wish.Rename wish) {
        this.wish = wish;
    }

    void make(Desk desk, List<Rewriting> rewritings) {
        List<Call> calls = new ArrayList<>();
        rewritings.forEach(rewriting -> calls.addAll(rewriting.edits()));
        String say = "I replace `%s` by `%s`.".formatted(wish.from(), wish.to());
        // The first one alone: if edits are not allowed, one refusal is enough.
        int done = 0;
        while (done < calls.size() && !denied) {
            List<Call> some = calls.subList(done, done == 0 ? 1 : Math.min(calls.size(), done + EDITS_OF_A_TURN));
            done += some.size();
            for (Outcome outcome : desk.dialogue().ask(say, some)) {
                if (outcome.succeeded()) {
                    made.add(outcome.call());
                } else {
                    denied |= outcome.denied();
                    troubles.add("Not done: " + path(desk, outcome.call()) + ": " + outcome.firstLine());
                }
            }
        }
    }

    /** Puts the old name back where it was replaced, last edit first; gives how many edits there were to take back. */
    int takeBack(Desk desk) {
        List<Call> back = made.reversed().stream().map(Call::reversed).toList();
        made.clear();
        for (int from = 0; from < back.size(); from += EDITS_OF_A_TURN) {
            List<Call> some = back.subList(from, Math.min(back.size(), from + EDITS_OF_A_TURN));
            for (Outcome outcome : desk.dialogue().ask("I take back what I replaced.", some)) {
                if (!outcome.succeeded()) {
                    made.add(outcome.call());
                    troubles.add("Could not be taken back: " + path(desk, outcome.call()) + ": " + outcome.firstLine());
                }
            }
        }
        return back.size();
    }

    private static String path(Desk desk, Call edit) {
        return desk.relative(edit.input().path("file_path").asText());
    }

    /** The files in which something is replaced now. */
    Set<String> changed(Desk desk) {
        Set<String> changed = new LinkedHashSet<>();
        made.forEach(edit -> changed.add(path(desk, edit)));
        return changed;
    }

    List<String> troubles() {
        return troubles;
    }

    boolean isDenied() {
        return denied;
    }

    /** What was changed, for the answer; ended by a line feed. */
    String summary(Desk desk, List<Rewriting> rewritings) {
        Set<String> changed = changed(desk);
        int replaced = rewritings.stream()
                .filter(rewriting -> changed.contains(rewriting.path()))
                .mapToInt(Rewriting::replaced)
                .sum();
        StringBuilder text = new StringBuilder("Renamed `%s` to `%s`: %d %s in %d %s.\n"
                .formatted(
                        wish.from(),
                        wish.to(),
                        replaced,
                        replaced == 1 ? "place" : "places",
                        changed.size(),
                        changed.size() == 1 ? "file" : "files"));
        changed.stream()
                .limit(MOST_SHOWN)
                .forEach(path -> text.append("- ").append(path).append('\n'));
        return text.toString();
    }
}
