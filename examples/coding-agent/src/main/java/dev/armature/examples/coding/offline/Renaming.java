package dev.armature.examples.coding.offline;

import dev.armature.examples.coding.offline.code.Language;
import dev.armature.examples.coding.offline.dialogue.Call;
import dev.armature.examples.coding.offline.dialogue.Desk;
import dev.armature.examples.coding.offline.dialogue.FileText;
import dev.armature.examples.coding.offline.dialogue.Hit;
import dev.armature.examples.coding.offline.dialogue.Ignored;
import dev.armature.examples.coding.offline.dialogue.Outcome;
import dev.armature.examples.coding.offline.dialogue.Plan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts one name in place of another in all files that people wrote, moves the file of a type along, and searches again. By
 * name and not by type: two things of one name are both renamed, which the answer says.
 */
record Renaming(String from, String to) implements Plan {
    private static final int MOST_HITS = 2_000;
    private static final int EDITS_OF_A_TURN = 10;
    private static final int MOST_SHOWN = 15;

    @Override
    public String carryOut(Desk desk) {
        if (from.equals(to)) {
            return "Both names are `" + to + "`; there is nothing to rename.";
        }
        List<List<Hit>> found = desk.grep(
                "I look for `%s`, and whether `%s` is taken already.".formatted(from, to),
                MOST_HITS,
                word(from),
                word(to));
        List<Hit> hits = written(found.getFirst());
        if (hits.isEmpty()) {
            return "`" + from + "` occurs nowhere as a whole name, so nothing was changed.";
        }
        List<Hit> taken = written(found.getLast()).stream()
                .filter(hit -> Language.of(hit.path()).defines(to, hit.text()))
                .toList();
        if (!taken.isEmpty()) {
            return "`%s` is already defined at %s. Renaming `%s` would mix the two up, so nothing was changed."
                    .formatted(to, places(taken), from);
        }
        List<String> paths = hits.stream().map(Hit::path).distinct().toList();
        List<FileText> files = desk.read("I read the files that name it.", paths);
        List<Rewriting> rewritings =
                files.stream().map(file -> Rewriting.of(file, from, to, desk)).toList();
        Report report = new Report();
        edit(desk, rewritings, report);
        if (!report.denied) {
            moveFiles(desk, files, hits, report);
        }
        return closing(desk, rewritings, report);
    }

    /** What happened, as it is told at the end. */
    private static final class Report {
        final Set<String> changed = new LinkedHashSet<>();
        final List<String> troubles = new ArrayList<>();
        final List<String> moves = new ArrayList<>();
        boolean denied;
    }

    private void edit(Desk desk, List<Rewriting> rewritings, Report report) {
        List<Call> calls = new ArrayList<>();
        rewritings.forEach(rewriting -> calls.addAll(rewriting.edits()));
        int done = 0;
        while (done < calls.size() && !report.denied) {
            // The first one alone: if edits are not allowed, one refusal is enough.
            List<Call> some = calls.subList(done, done == 0 ? 1 : Math.min(calls.size(), done + EDITS_OF_A_TURN));
            done += some.size();
            for (Outcome outcome : desk.dialogue().ask("I replace `%s` by `%s`.".formatted(from, to), some)) {
                String path =
                        desk.relative(outcome.call().input().path("file_path").asText());
                if (outcome.succeeded()) {
                    report.changed.add(path);
                } else {
                    report.denied |= outcome.denied();
                    report.troubles.add(path + ": " + outcome.firstLine());
                }
            }
        }
    }

    /** A file that is named after the type it defines has to be named after it again. */
    private void moveFiles(Desk desk, List<FileText> files, List<Hit> hits, Report report) {
        Set<String> defining = hits.stream()
                .filter(hit -> Language.of(hit.path()).defines(from, hit.text()))
                .map(Hit::path)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (FileText file : files) {
            String name = file.path().substring(file.path().lastIndexOf('/') + 1);
            if (!defining.contains(file.path())
                    || !report.changed.contains(file.path())
                    || !Character.isUpperCase(from.charAt(0))
                    || !name.matches("\\Q" + from + "\\E\\.\\w+")) {
                continue;
            }
            String target =
                    file.path().substring(0, file.path().length() - name.length()) + to + name.substring(from.length());
            move(desk, file.path(), target, report);
        }
    }

    private static void move(Desk desk, String path, String target, Report report) {
        if (!desk.dialogue().offers("Bash")) {
            report.troubles.add(path + " must be renamed to " + target + "; I have no tool for that");
            return;
        }
        String words = " " + Desk.quoted(desk.absolute(path)) + " " + Desk.quoted(desk.absolute(target));
        String say = "The file is named after the type, so it gets the new name too.";
        boolean git = desk.dialogue().conversation().isGitCheckout();
        Outcome outcome = desk.dialogue().ask(say, Call.bash((git ? "git mv" : "mv") + words, "Rename the file"));
        if (git && !outcome.denied() && outcome.exitCode() != 0) {
            outcome = desk.dialogue()
                    .ask("Git does not know the file; I move it.", Call.bash("mv" + words, "Rename the file"));
        }
        if (outcome.exitCode() == 0) {
            report.moves.add(path + " is now " + target);
        } else {
            report.troubles.add(path + " must still be renamed to " + target + ": " + outcome.firstLine());
        }
    }

    private String closing(Desk desk, List<Rewriting> rewritings, Report report) {
        List<Hit> remaining = written(
                desk.grep("I check that none is left.", MOST_HITS, word(from)).getFirst());
        int replaced = rewritings.stream()
                .filter(rewriting -> report.changed.contains(rewriting.path()))
                .mapToInt(Rewriting::replaced)
                .sum();
        StringBuilder answer = new StringBuilder();
        answer.append(
                report.changed.isEmpty()
                        ? "Nothing was renamed.\n"
                        : "Renamed `%s` to `%s`: %d %s in %d %s.\n"
                                .formatted(
                                        from,
                                        to,
                                        replaced,
                                        replaced == 1 ? "place" : "places",
                                        report.changed.size(),
                                        report.changed.size() == 1 ? "file" : "files"));
        report.changed.stream()
                .limit(MOST_SHOWN)
                .forEach(path -> answer.append("- ").append(path).append('\n'));
        report.moves.forEach(move -> answer.append(move).append('\n'));
        report.troubles.forEach(
                trouble -> answer.append("Not done: ").append(trouble).append('\n'));
        if (report.denied) {
            answer.append("I stopped because an edit was denied, so the rename is not complete.\n");
        }
        answer.append(
                remaining.isEmpty()
                        ? "A search finds no `" + from + "` any more.\n"
                        : "`%s` still stands at %s. There it is an ordinary word or could not be edited; look at these yourself.\n"
                                .formatted(from, places(remaining)));
        answer.append("This was done by name, not by type: other things of the same name were renamed too.");
        return answer.toString();
    }

    private static List<Hit> written(List<Hit> hits) {
        return hits.stream().filter(hit -> !Ignored.contains(hit.path())).toList();
    }

    private static String places(List<Hit> hits) {
        return hits.stream().limit(MOST_SHOWN).map(Hit::place).collect(Collectors.joining(", "))
                + (hits.size() > MOST_SHOWN ? " and " + (hits.size() - MOST_SHOWN) + " more" : "");
    }

    private static String word(String name) {
        return "\\b" + name.replace("$", "\\$") + "\\b";
    }
}
