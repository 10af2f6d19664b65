package dev.armature.permissions.shell.file;

import dev.armature.permissions.path.Glob;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.path.Tree;
import dev.armature.permissions.shell.report.Collected;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the links in a folder lead. Bounded: a tree with too much in it is taken to have a link that leads out of the
 * workspace. Each is looked through once for each script.
 */
public final class Links {

    private static final int MOST = 20_000;
    private static final int FILES_FOR_ONE = 2;

    private final Surroundings around;
    private final Collected collected;
    private final Map<Seen.Named, Lead> searched = new HashMap<>();
    private int looks;

    /** Where they lead. */
    public enum Lead {
        /** There are none. */
        NOWHERE,
        /** Each to an ordinary file of the workspace. */
        INSIDE,
        /** One may lead anywhere, or to a folder, in which there may be others. */
        ANYWHERE,
        /** One leads to what may hold a secret. */
        TO_SECRET;

        public Lead or(Lead other) {
            return compareTo(other) < 0 ? other : this;
        }
    }

    /** @param collected what pays for the files that are looked at */
    Links(Surroundings around, Collected collected) {
        this.around = around;
        this.collected = collected;
    }

    /**
     * Where the links below a folder lead.
     *
     * @param names what the own name of each link fits that counts
     */
    public Lead in(Standing folder, String names) {
        return searched.computeIfAbsent(
                new Seen.Named(folder.path().real(), names), named -> search(named.folder(), names));
    }

    private Lead search(Path folder, String pattern) {
        Glob names = Glob.of(pattern);
        Lead[] lead = {Lead.NOWHERE};
        Tree.Found found = new Tree(around.files(), MOST).look(folder, path -> {
            if (isLink(path, names)) {
                lead[0] = lead[0].or(lead(path));
            }
            return lead[0] == Lead.TO_SECRET;
        });
        return found == Tree.Found.UNKNOWN ? Lead.ANYWHERE : lead[0];
    }

    private boolean isLink(Path path, Glob names) {
        collected.spend(looks++ % FILES_FOR_ONE == 0 ? 1 : 0);
        return names.matches(String.valueOf(path.getFileName()))
                && around.files().linkTarget(path).isPresent();
    }

    private Lead lead(Path link) {
        Optional<Standing> target = around.places()
                .resolver()
                .resolve(link)
                .map(path -> around.places().reading(path));
        if (target.isEmpty()) {
            return Lead.ANYWHERE;
        }
        if (target.get().guard().isPresent() || !target.get().sensitivity().isEmpty()) {
            return Lead.TO_SECRET;
        }
        boolean isFileInside = target.get().isOrdinaryInside()
                && !around.files().isFolder(target.get().path().real());
        return isFileInside ? Lead.INSIDE : Lead.ANYWHERE;
    }
}
