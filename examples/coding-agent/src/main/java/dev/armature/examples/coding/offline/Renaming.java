package dev.armature.examples.coding.offline;

import dev.armature.examples.coding.offline.code.Language;
import dev.armature.examples.coding.offline.code.Names;
import dev.armature.examples.coding.offline.dialogue.Desk;
import dev.armature.examples.coding.offline.dialogue.FileText;
import dev.armature.examples.coding.offline.dialogue.Hit;
import dev.armature.examples.coding.offline.dialogue.Ignored;
import dev.armature.examples.coding.offline.dialogue.Plan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * Puts one name in place of another where it is meant, and searches again. By name and kind and not by type: two methods of
 * one name are both renamed, which the answer says then. What was asked for and cannot be told apart by this is refused.
 */
record Renaming(Wish.Rename wish) implements Plan {
    static final int MOST_HITS = 2_000;
    private static final int MOST_SHOWN = 15;

    @Override
    public String carryOut(Desk desk) {
        String from = wish.from();
        String to = wish.to();
        if (from.equals(to)) {
            return "Both names are `" + to + "`; there is nothing to rename.";
        }
        List<List<Hit>> found = desk.grep(
                "I look for `%s`, and whether `%s` is taken already.".formatted(from, to),
                MOST_HITS,
                Names.search(from),
                Names.search(to));
        List<Hit> hits = written(from, found.getFirst());
        if (hits.isEmpty()) {
            return "`" + from + "` occurs nowhere as a whole name, so nothing was changed.";
        }
        boolean isJava = hits.stream().anyMatch(hit -> Language.of(hit.path()) == Language.JAVA);
        for (String name : List.of(from, to)) {
            if (isJava && SourceVersion.isKeyword(name)) {
                return "`" + name + "` is a word of Java itself and cannot be a name, so nothing was changed.";
            }
        }
        Limits limits = new Limits(wish, hits, written(to, found.getLast()));
        Optional<String> objection = limits.objection();
        if (objection.isPresent()) {
            return objection.get();
        }
        return wish.scope().method().isEmpty()
                ? inFiles(desk, limits.meant())
                : new VariableScope(wish).carryOut(desk, limits.meant(), this::rewritten);
    }

    private String inFiles(Desk desk, List<Hit> meant) {
        List<String> paths = meant.stream().map(Hit::path).distinct().toList();
        List<FileText> files = desk.read("I read the files that name it.", paths);
        return rewritten(desk, files, new Moving(wish, meant), offset -> true);
    }

    /** Contents first and names of files last, so that whatever is refused on the way can be answered by taking all back. */
    private String rewritten(Desk desk, List<FileText> files, Moving moving, IntPredicate part) {
        List<Rewriting> rewritings = files.stream()
                .map(file -> Rewriting.of(file, wish.from(), wish.to(), desk, wish.choice(), part))
                .toList();
        if (rewritings.stream().allMatch(rewriting -> rewriting.edits().isEmpty())) {
            return "No place that is meant can be changed: `" + wish.from() + "` is no "
                    + wish.choice().word() + " there. Nothing was changed.";
        }
        Edits edits = new Edits(wish);
        edits.make(desk, rewritings);
        if (edits.isDenied()) {
            int takenBack = edits.takeBack(desk);
            return refused(desk, edits, takenBack);
        }
        Optional<String> trouble = moving.move(desk, edits.changed(desk));
        if (trouble.isPresent()) {
            edits.takeBack(desk);
            return unmoved(trouble.get(), desk, moving, edits);
        }
        return closing(desk, rewritings, moving, edits);
    }

    private static String refused(Desk desk, Edits edits, int takenBack) {
        StringBuilder answer = new StringBuilder(
                edits.changed(desk).isEmpty()
                        ? "Nothing was renamed.\n"
                        : "The rename is half done, because not all could be taken back.\n");
        edits.troubles().forEach(trouble -> answer.append(trouble).append('\n'));
        return answer + "I stopped because an edit was denied"
                + (takenBack == 0 ? "." : ", and took back the edits before it: half a rename does not compile.");
    }

    private static String unmoved(String trouble, Desk desk, Moving moving, Edits edits) {
        boolean isAllBack = edits.changed(desk).isEmpty() && moving.said().isEmpty();
        StringBuilder answer = new StringBuilder(trouble)
                .append("\nA type in a file of another name does not compile, so ")
                .append(
                        isAllBack
                                ? "I took back what I had replaced, and nothing was changed."
                                : "I took back what I could:")
                .append(isAllBack ? "" : "\n");
        moving.said().forEach(left -> answer.append(left).append('\n'));
        edits.troubles().forEach(left -> answer.append(left).append('\n'));
        return answer + (isAllBack ? " " : "") + moving.advice();
    }

    private String closing(Desk desk, List<Rewriting> rewritings, Moving moving, Edits edits) {
        List<Hit> remaining = written(
                wish.from(),
                desk.grep("I check what is left.", MOST_HITS, Names.search(wish.from()))
                        .getFirst());
        Set<String> changed = edits.changed(desk);
        StringBuilder answer =
                new StringBuilder(changed.isEmpty() ? "Nothing was renamed.\n" : edits.summary(desk, rewritings));
        moving.said().forEach(move -> answer.append(move).append('\n'));
        edits.troubles().forEach(trouble -> answer.append(trouble).append('\n'));
        boolean isWhole =
                wish.scope().isEverywhere() && (wish.choice() == Choice.ANYTHING || wish.choice() == Choice.TYPE);
        if (remaining.isEmpty()) {
            answer.append("A search finds no `").append(wish.from()).append("` any more.\n");
        } else if (isWhole) {
            answer.append(
                    "`%s` still stands at %s. There it is an ordinary word or could not be edited; look at these yourself.\n"
                            .formatted(wish.from(), places(remaining)));
        } else {
            answer.append("`%s` still stands at %s, where something else is meant, or another place than you named.\n"
                    .formatted(wish.from(), places(remaining)));
        }
        if (!changed.isEmpty() && wish.scope().method().isEmpty()) {
            answer.append(byName(rewritings, moving.meant(), changed));
        }
        return answer.toString().strip();
    }

    /** A name that is defined more than once may stand for things of which one was meant. */
    private String byName(List<Rewriting> rewritings, List<Hit> meant, Set<String> changed) {
        List<Hit> definitions = Definitions.of(wish.from(), meant).places().stream()
                .filter(hit -> changed.contains(hit.path()))
                .filter(hit -> rewritings.stream()
                        .anyMatch(rewriting -> rewriting.path().equals(hit.path()) && rewriting.changes(hit.line())))
                .toList();
        return "This was done by name, not by type"
                + (definitions.size() > 1
                        ? ": `%s` was defined in %d places (%s), and all of them were renamed."
                                .formatted(wish.from(), definitions.size(), places(definitions))
                        : ".");
    }

    private static List<Hit> written(String name, List<Hit> hits) {
        return hits.stream()
                .filter(hit -> !Ignored.contains(hit.path()) && Names.has(name, hit.text()))
                .toList();
    }

    static String places(List<Hit> hits) {
        return hits.stream().limit(MOST_SHOWN).map(Hit::place).collect(Collectors.joining(", "))
                + (hits.size() > MOST_SHOWN ? " and " + (hits.size() - MOST_SHOWN) + " more" : "");
    }
}
