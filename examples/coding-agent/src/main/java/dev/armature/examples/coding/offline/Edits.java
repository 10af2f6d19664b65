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
    private final Set<String> changed = new LinkedHashSet<>();
    private final List<String> troubles = new ArrayList<>();
    private boolean denied;

    Edits(Wish.Rename wish) {
        this.wish = wish;
    }

    void make(Desk desk, List<Rewriting> rewritings) {
        List<Call> calls = new ArrayList<>();
        rewritings.forEach(rewriting -> calls.addAll(rewriting.edits()));
        int done = 0;
        while (done < calls.size() && !denied) {
            // The first one alone: if edits are not allowed, one refusal is enough.
            List<Call> some = calls.subList(done, done == 0 ? 1 : Math.min(calls.size(), done + EDITS_OF_A_TURN));
            done += some.size();
            for (Outcome outcome :
                    desk.dialogue().ask("I replace `%s` by `%s`.".formatted(wish.from(), wish.to()), some)) {
                String path =
                        desk.relative(outcome.call().input().path("file_path").asText());
                if (outcome.succeeded()) {
                    changed.add(path);
                } else {
                    denied |= outcome.denied();
                    troubles.add(path + ": " + outcome.firstLine());
                }
            }
        }
    }

    Set<String> changed() {
        return changed;
    }

    List<String> troubles() {
        return troubles;
    }

    boolean isDenied() {
        return denied;
    }

    /** What was changed, for the answer; ended by a line feed. */
    String summary(List<Rewriting> rewritings) {
        if (changed.isEmpty()) {
            return "Nothing was renamed.\n";
        }
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
