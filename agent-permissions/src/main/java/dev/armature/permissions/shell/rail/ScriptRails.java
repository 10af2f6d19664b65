package dev.armature.permissions.shell.rail;

import dev.armature.permissions.action.NormalisedArgv;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.program.Interpreters;
import dev.armature.permissions.shell.program.Kind;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.report.Rail;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rails that a script as a whole breaks: what one of its commands fetches into a file, another one runs. */
public final class ScriptRails {

    private ScriptRails() {}

    /** Objects where a file is started or interpreted that has the name of one that was fetched before. */
    public static void check(Collected collected) {
        if (!collected.hasFetched()) {
            return;
        }
        Set<String> fetched = new HashSet<>();
        Set<String> opened = new HashSet<>();
        Set<String> coming = new HashSet<>(); // what the start before was told, and what is opened for this one
        for (Part part : collected.parts()) {
            if (part instanceof Part.Opened file) {
                (file.writes() ? opened : coming).add(name(file.file()));
            }
            if (part instanceof Part.Start start && (!fetched.isEmpty() || fetches(start))) {
                List<String> words = words(start);
                boolean isFed = isInterpreterAlone(words) && !Collections.disjoint(coming, fetched);
                if (isFed || isRun(words, fetched)) {
                    collected.object(Rail.FETCH_AND_RUN, "This script", start.place());
                    return;
                }
                if (fetches(start)) {
                    start.writes().forEach(file -> fetched.add(name(file)));
                    words.stream().skip(1).map(ScriptRails::name).forEach(fetched::add);
                    fetched.addAll(opened); // `curl ... >file`: what is opened for it is opened before it
                } else if (collected.isFetchedIn(start.place())) {
                    start.writes().forEach(file -> fetched.add(name(file))); // `curl ... | tee file`
                    fetched.addAll(opened);
                }
                coming.clear();
                if (!fetches(start)) {
                    words.stream().skip(1).map(ScriptRails::name).forEach(coming::add);
                }
            }
        }
    }

    private static boolean fetches(Part.Start start) {
        List<NormalisedArgv.Word> words = start.readings().getFirst().words();
        return !words.isEmpty()
                && words.getFirst() instanceof NormalisedArgv.Known program
                && Kind.FETCHES.isOf(name(program.text()));
    }

    private static List<String> words(Part.Start start) {
        return start.readings().getFirst().words().stream()
                .map(word -> word instanceof NormalisedArgv.Known known ? known.text() : "")
                .toList();
    }

    /** {@code bash <file}, {@code cat file | bash} */
    private static boolean isInterpreterAlone(List<String> words) {
        return !words.isEmpty()
                && Interpreters.isInterpreter(name(words.getFirst()))
                && words.stream().skip(1).allMatch(word -> word.startsWith("-") && !word.matches("-\\w*[ce]"));
    }

    private static boolean isRun(List<String> words, Set<String> fetched) {
        if (words.isEmpty()) {
            return false;
        }
        String program = name(words.getFirst());
        if (words.getFirst().contains("/") && fetched.contains(program)) {
            return true;
        }
        boolean runsFile = Interpreters.isInterpreter(program) || Kind.EVALUATES.isOf(program);
        return runsFile
                && words.stream()
                        .skip(1)
                        .filter(word -> !word.startsWith("-"))
                        .findFirst()
                        .filter(word -> fetched.contains(name(word)))
                        .isPresent();
    }

    private static String name(Standing file) {
        Path name = file.path().lexical().getFileName();
        return name == null ? "" : name.toString();
    }

    /** What stands behind the last slash, or behind an option's equals sign. */
    private static String name(String word) {
        return word.substring(Math.max(word.lastIndexOf('/'), word.startsWith("-") ? word.indexOf('=') : -1) + 1);
    }
}
