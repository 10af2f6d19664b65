package dev.armature.permissions.shell;

import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.path.Glob;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.path.Tree;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the links in a folder lead. Bounded: a tree with too much in it is taken to have a link that leads out of the
 * workspace. Each is looked through once for each script.
 */
final class Links {

    private static final int MOST = 20_000;
    private static final int FILES_FOR_ONE = 4;

    private final Surroundings around;
    private final Collected collected;
    private final Map<Search, Lead> searched = new HashMap<>();

    private record Search(ResolvedPath folder, String names) {}

    /** Where they lead. */
    enum Lead {
        /** There are none. */
        NOWHERE,
        /** Each to an ordinary file or folder of the workspace. */
        INSIDE,
        /** One may lead anywhere. */
        ANYWHERE;

        Lead or(Lead other) {
            return compareTo(other) < 0 ? other : this;
        }
    }

    /** @param collected what pays for the files that are looked at */
    Links(Surroundings around, Collected collected) {
        this.around = around;
        this.collected = collected;
    }

    /** @param names what the own name of each link fits that counts */
    Lead in(Standing folder, String names) {
        return searched.computeIfAbsent(new Search(folder.path(), names), this::search);
    }

    private Lead search(Search search) {
        Looking looking = new Looking(Glob.of(search.names));
        Tree.Found found = new Tree(around.files(), MOST).look(search.folder.real(), looking::leadsOut);
        return found == Tree.Found.NO ? looking.lead : Lead.ANYWHERE;
    }

    /** One look through a tree. */
    private final class Looking {

        private final Glob names;
        private Lead lead = Lead.NOWHERE;
        private int seen;

        Looking(Glob names) {
            this.names = names;
        }

        boolean leadsOut(Path path) {
            collected.spend(seen++ % FILES_FOR_ONE == 0 ? 1 : 0);
            if (!names.matches(String.valueOf(path.getFileName()))
                    || around.files().linkTarget(path).isEmpty()) {
                return false;
            }
            lead = Lead.INSIDE;
            return around.places()
                    .resolver()
                    .resolve(path)
                    .filter(target -> around.places().reading(target).isOrdinaryInside())
                    .isEmpty();
        }
    }
}
