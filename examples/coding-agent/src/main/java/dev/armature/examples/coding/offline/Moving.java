package dev.armature.examples.coding.offline;

import dev.armature.examples.coding.offline.dialogue.Call;
import dev.armature.examples.coding.offline.dialogue.Denied;
import dev.armature.examples.coding.offline.dialogue.Desk;
import dev.armature.examples.coding.offline.dialogue.Hit;
import dev.armature.examples.coding.offline.dialogue.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a file that is named after a type the type's new name. The last step of a rename: until then everything can be taken
 * back by edits alone. In Java a renamed type in a file of the old name does not compile, so a move that is not allowed ends
 * the rename. Not thread-safe; made for one request.
 */
final class Moving {
    private static final int MOST_OF_A_NAME = 1_000;

    private final Wish.Rename wish;
    private final List<Hit> meant;
    private final Map<String, String> moved = new LinkedHashMap<>();
    private final List<String> said = new ArrayList<>();
    private String advice = "Allow `mv`, and ask again.";

    Moving(Wish.Rename wish, List<Hit> meant) {
        this.wish = wish;
        this.meant = meant;
    }

    /** Moves what must be moved; says what kept it from that when something did, and nothing is moved then. */
    Optional<String> move(Desk desk, Collection<String> paths) {
        for (String path : paths) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (!mustMove(path, name)) {
                continue;
            }
            String target = path.substring(0, path.length() - name.length())
                    + wish.to()
                    + name.substring(wish.from().length());
            String say = "The file is named after the type, so it is moved along.";
            Optional<String> trouble = move(desk, path, target, say, "Rename the file");
            if (trouble.isPresent()) {
                takeBack(desk);
                return Optional.of("The file " + path + " is named after the type and would have to become " + target
                        + ", but " + trouble.get());
            }
            moved.put(path, target);
            said.add(path + " is now " + target);
        }
        return Optional.empty();
    }

    /** The lines with the old name that the rename is about. */
    List<Hit> meant() {
        return meant;
    }

    private boolean mustMove(String path, String name) {
        return (wish.choice() == Choice.ANYTHING || wish.choice() == Choice.TYPE)
                && Character.isUpperCase(wish.from().charAt(0))
                && name.matches("\\Q" + wish.from() + "\\E\\.\\w+")
                && meant.stream().anyMatch(hit -> hit.path().equals(path) && Definitions.isType(wish.from(), hit));
    }

    /** Empty when it was done, else what kept it from being done. */
    private Optional<String> move(Desk desk, String path, String target, String say, String purpose) {
        if (!desk.dialogue().offers("Bash")) {
            return Optional.of("I have no tool for that.");
        }
        Optional<String> taken = taken(desk, target);
        if (taken.isPresent()) {
            return taken;
        }
        String words = " " + Desk.quoted(desk.absolute(path)) + " " + Desk.quoted(desk.absolute(target));
        // Not by `git mv`, which would need a rule of its own: git knows a moved file by its content.
        Outcome outcome = desk.dialogue().ask(say, Call.bash("mv" + words, purpose));
        return outcome.exitCode() == 0 ? Optional.empty() : Optional.of(outcome.firstLine());
    }

    /** What keeps a file of the new name from being put in the place of another, which {@code mv} would do. */
    private Optional<String> taken(Desk desk, String target) {
        String name = target.substring(target.lastIndexOf('/') + 1);
        try {
            List<String> sameNames =
                    desk.glob("I look whether the file's new name is free.", "**/" + name, MOST_OF_A_NAME);
            if (!sameNames.contains(target)) {
                return Optional.empty();
            }
            advice = "Choose another name, or move that file away, and ask again.";
            return Optional.of("there is a file of that name already.");
        } catch (Denied denied) {
            return Optional.of(denied.outcome().firstLine());
        }
    }

    /** Moves back what was moved before another file could not be. */
    private void takeBack(Desk desk) {
        said.clear();
        String say = "Another file cannot be moved, so this one gets its old name back.";
        moved.forEach((before, now) -> move(desk, now, before, say, "Take the new name of the file back")
                .ifPresent(trouble -> said.add(
                        "Could not be taken back: " + now + " should be named " + before + " again: " + trouble)));
        moved.clear();
    }

    /** What to do when a file could not be moved. */
    String advice() {
        return advice;
    }

    /** What was done, or is left to do, for the answer. */
    List<String> said() {
        return said;
    }
}
