package dev.armature.permissions.shell;

import dev.armature.permissions.path.Standing;
import dev.armature.permissions.path.Tree;
import java.nio.file.Path;

/** Whether the links in a folder lead out of the workspace. Bounded: a tree with too much in it is taken to have such a link. */
final class Links {

    private static final int MOST = 3_000;

    private static final int FILES_FOR_ONE = 8;

    private final Surroundings around;
    private final Collected collected;
    private int seen;

    /** @param collected what pays for the files that are looked at */
    Links(Surroundings around, Collected collected) {
        this.around = around;
        this.collected = collected;
    }

    boolean stayInside(Standing start) {
        return new Tree(around.files(), MOST).look(start.path().real(), this::leadsOut) == Tree.Found.NO;
    }

    private boolean leadsOut(Path path) {
        collected.spend(seen++ % FILES_FOR_ONE == 0 ? 1 : 0);
        return around.files().linkTarget(path).isPresent()
                && around.places()
                        .resolver()
                        .resolve(path)
                        .filter(target -> around.places().reading(target).isOrdinaryInside())
                        .isEmpty();
    }
}
