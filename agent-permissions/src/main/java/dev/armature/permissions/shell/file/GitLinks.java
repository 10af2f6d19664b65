package dev.armature.permissions.shell.file;

import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Links among what git keeps. Git itself makes none, and what it reads there it prints, in an error or a list
 * ({@code .git/shallow}, {@code .git/BISECT_LOG}): a folder that somebody unpacked may so show any file. Bounded: a folder with
 * too much in it is taken to have one.
 */
final class GitLinks {

    private static final int MOST = 20_000;
    private static final int FILES_FOR_ONE = 4;

    /** Git does not show what is in them: hooks are run or not, and may well be links. */
    private static final Set<String> NOT_SHOWN = Set.of("hooks", "lfs");

    /** There may be very much in them, and git does not print it: each file is an object, or read as the name of one. */
    private static final Set<String> LARGE = Set.of("objects", "refs", "logs", "modules");

    /** Those of the folders with objects that git reads other things in, and how many floors of them. */
    private static final Map<String, Integer> OF_OBJECTS = Map.of("objects/info", 2, "objects/pack", 1);

    private final FileView files;
    private final Collected collected;
    private int looks;

    /** @param collected what pays for the files that are looked at */
    GitLinks(FileView files, Collected collected) {
        this.files = files;
        this.collected = collected;
    }

    /** The first that is found, or a folder that cannot be looked at. */
    Optional<Path> in(Path folder) {
        Optional<List<String>> names = names(folder);
        if (names.isEmpty()) {
            return Optional.of(folder);
        }
        for (String name : names.get()) {
            if (!NOT_SHOWN.contains(name)) {
                Optional<Path> link = at(folder.resolve(name), LARGE.contains(name) ? 1 : 2);
                if (link.isPresent()) {
                    return link;
                }
            }
        }
        return OF_OBJECTS.entrySet().stream()
                .flatMap(floors -> at(folder.resolve(floors.getKey()), floors.getValue()).stream())
                .findFirst();
    }

    /** At a path, or in so many floors below it. */
    private Optional<Path> at(Path path, int depth) {
        collected.spend(looks++ % FILES_FOR_ONE == 0 ? 1 : 0);
        if (looks > MOST || files.linkTarget(path).isPresent()) {
            return Optional.of(path);
        }
        if (depth == 0 || !files.isFolder(path)) {
            return Optional.empty();
        }
        Optional<List<String>> names = names(path);
        return names.isEmpty()
                ? Optional.of(path)
                : names.get().stream()
                        .flatMap(name -> at(path.resolve(name), depth - 1).stream())
                        .findFirst();
    }

    private Optional<List<String>> names(Path folder) {
        return files.names(folder, MOST);
    }
}
