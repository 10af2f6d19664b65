package dev.armature.examples.coding.offline;

import dev.armature.examples.coding.offline.dialogue.Call;
import dev.armature.examples.coding.offline.dialogue.Desk;
import dev.armature.examples.coding.offline.dialogue.FileText;
import dev.armature.examples.coding.offline.dialogue.Hit;
import dev.armature.examples.coding.offline.dialogue.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a file that is named after a type the type's new name. Before anything is edited: in Java a renamed type in a file
 * of the old name does not compile, so a move that is not allowed ends the rename. Not thread-safe; made for one request.
 */
final class Moving {
    private final Wish.Rename wish;
    private final List<Hit> meant;
    private final Map<String, String> moved = new LinkedHashMap<>();
    private final List<String> said = new ArrayList<>();

    Moving(Wish.Rename wish, List<Hit> meant) {
        this.wish = wish;
        this.meant = meant;
    }

    /** Moves what must be moved; gives the answer when that was not possible and nothing was changed. */
    Optional<String> move(Desk desk, List<FileText> files) {
        for (FileText file : files) {
            String name = file.path().substring(file.path().lastIndexOf('/') + 1);
            if (!mustMove(file.path(), name)) {
                continue;
            }
            String target = file.path().substring(0, file.path().length() - name.length())
                    + wish.to()
                    + name.substring(wish.from().length());
            Optional<String> trouble = move(desk, file.path(), target, "Rename the file");
            if (trouble.isPresent()) {
                takeBack(desk);
                return Optional.of("The file " + file.path() + " is named after the type and would have to become "
                        + target + ", but " + trouble.get()
                        + "\nA type in a file of another name does not compile, so nothing was changed."
                        + " Allow `mv`, or `git mv`, and ask again.");
            }
            moved.put(file.path(), target);
            said.add(file.path() + " is now " + target);
        }
        return Optional.empty();
    }

    private boolean mustMove(String path, String name) {
        return (wish.choice() == Choice.ANYTHING || wish.choice() == Choice.TYPE)
                && Character.isUpperCase(wish.from().charAt(0))
                && name.matches("\\Q" + wish.from() + "\\E\\.\\w+")
                && meant.stream().anyMatch(hit -> hit.path().equals(path) && Definitions.isType(wish.from(), hit));
    }

    /** Empty when it was done, else what kept it from being done. */
    private static Optional<String> move(Desk desk, String path, String target, String purpose) {
        if (!desk.dialogue().offers("Bash")) {
            return Optional.of("I have no tool for that.");
        }
        String words = " " + Desk.quoted(desk.absolute(path)) + " " + Desk.quoted(desk.absolute(target));
        boolean git = desk.dialogue().conversation().isGitCheckout();
        String say = "The file is named after the type, so it is moved along.";
        Outcome outcome = desk.dialogue().ask(say, Call.bash((git ? "git mv" : "mv") + words, purpose));
        // A person who said no to the one does not want to be asked about the other.
        boolean mayTryPlain = !outcome.denied() || outcome.code().equals("E_NEEDS_USER");
        if (git && mayTryPlain && outcome.exitCode() != 0) {
            outcome = desk.dialogue().ask("Not by git, then; I move it.", Call.bash("mv" + words, purpose));
        }
        return outcome.exitCode() == 0 ? Optional.empty() : Optional.of(outcome.firstLine());
    }

    /** The files as they are after the moves; a moved one is read under its new name. */
    List<FileText> afterwards(Desk desk, List<FileText> files) {
        if (moved.isEmpty()) {
            return files;
        }
        List<FileText> all = new ArrayList<>(desk.read("I read it under its new name.", List.copyOf(moved.values())));
        files.stream().filter(file -> !moved.containsKey(file.path())).forEach(all::add);
        return all;
    }

    /** Moves back what was moved, when nothing came of the rename. */
    void takeBack(Desk desk) {
        said.clear();
        moved.forEach((before, now) -> move(desk, now, before, "Take the new name of the file back")
                .ifPresent(trouble ->
                        said.add("Not done: " + now + " could not be named " + before + " again: " + trouble)));
        moved.clear();
    }

    /** What was done, for the answer. */
    List<String> said() {
        return said;
    }
}
