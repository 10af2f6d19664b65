package dev.armature.permissions.shell.file;

import dev.armature.permissions.path.Standing;
import dev.armature.permissions.path.Tree;
import dev.armature.permissions.shell.report.Collected;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whether the names of files stay whole where a program splits a text at blanks and takes out quotes, and none may be taken
 * for an option. A folder with nothing in it says nothing about what will be found there. Bounded: a tree with too much in it
 * is taken to have another name. Each is looked through once for each script.
 */
public final class TidyNames {

    private static final int MOST = 20_000;
    private static final int FILES_FOR_ONE = 4;
    private static final Pattern TIDY = Pattern.compile("(?!-)[A-Za-z0-9_.+@,=:%~#^/-]*");
    /** Not {@code @options}, {@code +line}, {@code name=value} or {@code host:file}. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.+@%~#^-]*");

    private final Surroundings around;
    private final Collected collected;
    private final Map<Path, Boolean> searched = new HashMap<>();
    private int looks;

    /** @param collected what pays for the files that are looked at */
    TidyNames(Surroundings around, Collected collected) {
        this.around = around;
        this.collected = collected;
    }

    /** Whether a text stays one word, and is no option. */
    public static boolean isTidy(String text) {
        return TIDY.matcher(text).matches();
    }

    /** Whether a path is so, and none of its names means something else to a program if a word begins with it. */
    static boolean arePlain(String path) {
        return Arrays.stream(path.split("/", -1))
                .allMatch(name -> PLAIN.matcher(name).matches());
    }

    /** Whether that holds for the name of each file and folder below a folder. */
    public boolean areBelow(Standing folder) {
        return searched.computeIfAbsent(folder.path().real(), this::search);
    }

    /** Whether none of the names in a folder means something else to a program if a word begins with it. */
    public boolean arePlainIn(Standing folder) {
        collected.spend(1);
        return around.files()
                .names(folder.path().real(), MOST)
                .filter(names ->
                        names.stream().allMatch(name -> PLAIN.matcher(name).matches()))
                .isPresent();
    }

    private boolean search(Path folder) {
        boolean areTidy = new Tree(around.files(), MOST).look(folder, path -> !path.equals(folder) && isOther(path))
                == Tree.Found.NO;
        return areTidy && !around.files().names(folder, MOST).orElse(List.of()).isEmpty();
    }

    private boolean isOther(Path path) {
        collected.spend(looks++ % FILES_FOR_ONE == 0 ? 1 : 0);
        return !isTidy(String.valueOf(path.getFileName()));
    }
}
