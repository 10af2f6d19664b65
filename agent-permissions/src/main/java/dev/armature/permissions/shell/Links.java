package dev.armature.permissions.shell;

import dev.armature.permissions.path.Standing;
import dev.armature.permissions.path.Tree;
import java.nio.file.Path;

/** Whether the links in a folder lead out of the workspace. Bounded: a tree with too much in it is taken to have such a link. */
final class Links {

    private static final int MOST = 3_000;

    private final Surroundings around;

    Links(Surroundings around) {
        this.around = around;
    }

    boolean stayInside(Standing start) {
        return new Tree(around.files(), MOST).look(start.path().real(), this::leadsOut) == Tree.Found.NO;
    }

    private boolean leadsOut(Path path) {
        return around.files().linkTarget(path).isPresent()
                && around.places()
                        .resolver()
                        .resolve(path)
                        .filter(target -> around.places().reading(target).isOrdinaryInside())
                        .isEmpty();
    }
}
