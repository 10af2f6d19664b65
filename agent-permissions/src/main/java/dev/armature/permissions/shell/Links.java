package dev.armature.permissions.shell;

import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.path.Standing;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Whether the links in a folder lead out of the workspace. Bounded: a tree with too much in it is taken to have such a link. */
final class Links {

    private static final int MOST = 3_000;

    private final Surroundings around;

    Links(Surroundings around) {
        this.around = around;
    }

    boolean stayInside(Standing start) {
        Deque<Path> open = new ArrayDeque<>(List.of(start.path().real()));
        int seen = 0;
        while (!open.isEmpty()) {
            Path path = open.pop();
            if (++seen > MOST) {
                return false;
            }
            if (around.files().linkTarget(path).isPresent()) {
                Optional<ResolvedPath> target = around.places().resolver().resolve(path);
                if (target.isEmpty() || !around.places().reading(target.get()).isOrdinaryInside()) {
                    return false;
                }
            } else if (around.files().isFolder(path)) {
                Optional<List<String>> names = around.files().names(path, MOST);
                if (names.isEmpty()) {
                    return false;
                }
                names.get().forEach(name -> open.push(path.resolve(name)));
            }
        }
        return true;
    }
}
