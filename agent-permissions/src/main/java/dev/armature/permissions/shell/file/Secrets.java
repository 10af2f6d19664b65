package dev.armature.permissions.shell.file;

import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.path.Glob;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.path.Tree;
import dev.armature.permissions.shell.report.Collected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a search would open a file that nobody may open by name, or only with a rule that names it. Bounded: a tree with too
 * much in it is taken to hold such a file. Each is searched once for each script.
 */
public final class Secrets {

    private static final int MOST = 20_000;
    private static final int FILES_FOR_ONE = 2;

    private final Surroundings around;
    private final Collected collected;
    private final Map<Seen.Named, Optional<String>> searched = new HashMap<>();

    Secrets(Surroundings around, Collected collected) {
        this.around = around;
        this.collected = collected;
    }

    /**
     * Why a search is not proved to open ordinary files alone, as a half sentence; empty if it is.
     *
     * @param names what the own name of each file fits that it opens
     */
    public Optional<String> openedBelow(Standing folder, String names) {
        return searched.computeIfAbsent(
                new Seen.Named(folder.path().real(), names), ignored -> search(folder.path(), names));
    }

    private Optional<String> search(ResolvedPath folder, String names) {
        Glob opened = Glob.of(names);
        List<Path> seen = new ArrayList<>();
        Tree.Found found = new Tree(around.files(), MOST)
                .look(folder.real(), path -> seen.add(path) && opened.matches(name(path)) && isSecret(path));
        collected.spend(seen.size() / FILES_FOR_ONE);
        if (found == Tree.Found.NO) {
            return Optional.empty();
        }
        return Optional.of(
                found == Tree.Found.YES
                        ? "it opens " + seen.getLast() + " too, which may hold secrets"
                        : "there is too much in " + folder.lexical()
                                + " to see whether it opens files that may hold secrets; a folder within it may do");
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private boolean isSecret(Path path) {
        Standing standing = around.places().reading(new ResolvedPath(path, path));
        return standing.guard().isPresent() || !standing.sensitivity().isEmpty();
    }
}
