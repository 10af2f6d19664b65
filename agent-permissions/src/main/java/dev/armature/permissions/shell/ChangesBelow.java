package dev.armature.permissions.shell;

import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.Glob;
import dev.armature.permissions.path.Guard;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.path.Tree;
import dev.armature.permissions.shell.program.Deed;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.report.Doubt;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.word.Paths;
import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one start changes or deletes without naming it: what lies below the folders that it names. */
final class ChangesBelow {

    private static final int MOST = 5_000;
    private static final int FILES_FOR_ONE = 4;
    /** Beyond so many, rules that forbid are held against any file at all. */
    private static final int MOST_AREAS = 500;

    private final ScriptWalk walk;
    private final FileView files;
    private final TextRange place;
    private final Proof proof;
    private final Set<String> asked = new LinkedHashSet<>();
    private final int before;
    private int looks;
    private int areas;

    ChangesBelow(ScriptWalk walk, TextRange place, Proof proof) {
        this.walk = walk;
        this.files = walk.around().files();
        this.place = place;
        this.proof = proof;
        this.before = walk.collected().parts().size();
    }

    /**
     * All that is found below a folder is changed, or a file for each of those is written in another, or in one of the same name
     * there. Where there is too much to look at, one of them may be protected.
     */
    void change(Paths paths, Value from, Value into, String suffix) {
        look(paths, from, into, suffix, true);
    }

    /** What is deleted is run no longer, so that only guards speak. */
    void delete(Paths paths, Value from) {
        boolean isAllNamed = from instanceof Value.Below found && found.names().equals(Deed.Searches.ALL);
        if (!isAllNamed) { // else each was looked at as one that is found
            look(paths, from, from, "", false);
        }
    }

    private void look(Paths paths, Value from, Value into, String suffix, boolean isKept) {
        boolean isSame = from.equals(into);
        String names = from instanceof Value.Below found ? found.names() : Deed.Searches.ALL;
        Glob fitting = Glob.of(names.isEmpty() ? Deed.Searches.ALL : names);
        Optional<List<Standing>> sources = paths.writing(from);
        for (Standing source : sources.or(() -> paths.writing(paths.hidden(from, files, walk.collected())))
                .orElse(List.of())) {
            Path start = source.path().real();
            String inside = source.path().lexical().getFileName() + "/";
            List<Standing> folders =
                    isSame ? List.of(source) : paths.writing(into).orElse(List.of());
            Tree.Found found = new Tree(files, MOST).look(start, path -> {
                walk.collected().spend(looks++ % FILES_FOR_ONE == 0 ? 1 : 0);
                String rest = start.relativize(path).toString();
                boolean isLeftOut = (rest.isEmpty() && isSame) || (names.isEmpty() && ("/" + rest).contains("/."));
                // With a folder that fits all goes that is below it.
                int first = isSame && isKept ? path.getNameCount() - 1 : Math.max(0, start.getNameCount() - 1);
                for (int at = first; !isLeftOut && at < path.getNameCount(); at++) {
                    if (fitting.matches(path.getName(at).toString())) {
                        for (Standing folder : folders) {
                            if (isSame
                                    && suffix.isEmpty()
                                    && files.linkTarget(path).isEmpty()) {
                                changes(new ResolvedPath(folder.path().lexical().resolve(rest), path), isKept);
                            } else {
                                changes(folder, rest + suffix, isKept);
                            }
                            if (!isSame) {
                                changes(folder, inside + rest + suffix, isKept);
                                changes(folder, path.getFileName() + suffix, isKept); // what is found loses its folders
                            }
                        }
                        break;
                    }
                }
                return false;
            });
            if (found == Tree.Found.UNKNOWN && isKept) {
                asks(Doubt.SENSITIVE.code(), source, "there is too much in it to look at");
            }
            if (!isSame && walk.collected().fills(start, before)) {
                asks(Doubt.SENSITIVE.code(), source, "what is in it is made only before");
            }
            // What is not there yet may be anything.
            if (!isSame && (from instanceof Value.Below || !files.exists(start))) {
                walk.collected().add(new Part.Area(true, Optional.empty()));
            }
        }
    }

    private void changes(Standing folder, String name, boolean isKept) {
        Optional<ResolvedPath> path = walk.around().places().resolver().resolve(folder.path(), name);
        if (path.isPresent()) {
            changes(path.get(), isKept);
        } else {
            asks(Doubt.SENSITIVE.code(), folder, "a link in it leads nowhere");
        }
    }

    private void changes(ResolvedPath path, boolean isKept) {
        walk.collected().spend(2); // each name of the path is asked for
        Standing standing = walk.around().places().writing(path);
        Guard guard = standing.guarding();
        if (guard != null) {
            asks(Guard.CODES + guard.id(), standing, guard.why());
        }
        if (isKept && !standing.sensitivity().isEmpty()) {
            asks(Doubt.SENSITIVE.code(), standing, standing.sensitivity());
        }
        if (!standing.isInside()) {
            proof.doesMoreThanEdit();
        }
        // What is there already below the folder is held against rules as an area.
        if (walk.collected().guessesPlaces() && !(path.isReal() && files.exists(path.real()))) {
            areas++;
            if (areas <= MOST_AREAS) {
                walk.collected().add(new Part.Area(true, areas < MOST_AREAS ? Optional.of(path) : Optional.empty()));
            }
        }
    }

    /** Each kind once. No rule about a program covers it, as none lets a program open what is guarded. */
    private void asks(String code, Standing standing, String why) {
        if (asked.add(code)) {
            String sentence =
                    "Changing " + standing.path().lexical() + " without naming it is asked for, because " + why + ".";
            walk.collected().add(new Part.Obscure(Effect.WRITE, new Reason(code, sentence, place, null), false));
        }
    }
}
