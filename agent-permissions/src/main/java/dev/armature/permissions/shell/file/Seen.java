package dev.armature.permissions.shell.file;

import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.path.Places;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.report.Collected;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one judgement has looked at among the files, and need not look at again. */
public final class Seen {

    /** The system opens no longer path. */
    private static final int LONGEST = 4_096;

    private static final int NAMES_FOR_ONE = 4;

    private final Places places;
    private final Collected collected;
    private final Repository repository;
    private final Secrets secrets;
    private final Links links;
    private final TidyNames tidyNames;
    private final Map<Path, Optional<ResolvedPath>> folders = new HashMap<>();
    private final Map<Named, Optional<ResolvedPath>> paths = new HashMap<>();
    private final Map<Named, Optional<Standing>> readings = new HashMap<>();
    private final Map<Named, Optional<Standing>> writings = new HashMap<>();

    /** What a program may name in the folder where it runs, or a pattern for names of what lies below one. */
    record Named(Path folder, String text) {}

    /** @param collected what pays for the looks */
    public Seen(Surroundings around, Collected collected) {
        this.places = around.places();
        this.collected = collected;
        this.repository = new Repository(around, collected);
        this.secrets = new Secrets(around, collected);
        this.links = new Links(around, collected);
        this.tidyNames = new TidyNames(around, collected);
    }

    /** Notes of a folder that there is no link in its name. */
    public void isReal(Path folder) {
        folders.put(folder, Optional.of(new ResolvedPath(folder, folder)));
    }

    /** Whether git may be run. */
    public Repository repository() {
        return repository;
    }

    /** Whether searches open what nobody may open by name. */
    public Secrets secrets() {
        return secrets;
    }

    /** Where links lead that are followed. */
    public Links links() {
        return links;
    }

    /** Whether names stay whole where they are split. */
    public TidyNames tidyNames() {
        return tidyNames;
    }

    /** Both names of what {@code text} names in a folder; empty if no file can have that name. */
    public Optional<ResolvedPath> path(Path folder, String text) {
        return paths.computeIfAbsent(new Named(folder, text), this::look);
    }

    /** Where that stands for a reader. */
    public Optional<Standing> reading(Path folder, String text) {
        return readings.computeIfAbsent(
                new Named(folder, text), named -> path(named.folder, named.text).map(places::reading));
    }

    /** Where that stands for a writer. */
    public Optional<Standing> writing(Path folder, String text) {
        return writings.computeIfAbsent(
                new Named(folder, text), named -> path(named.folder, named.text).map(places::writing));
    }

    /** Whether a folder is there to be resolved, and inside the workspace. */
    public boolean isInside(Path folder) {
        return folder(folder).filter(places::isInside).isPresent();
    }

    private Optional<ResolvedPath> folder(Path folder) {
        return folders.computeIfAbsent(folder, places.resolver()::resolve);
    }

    private Optional<ResolvedPath> look(Named named) {
        if (named.folder.toString().length() + named.text.length() > LONGEST) {
            return Optional.empty();
        }
        // Looked at name by name, and each look goes through all names before.
        collected.spend((named.folder.getNameCount() + named.text.length() / 2) / NAMES_FOR_ONE);
        return folder(named.folder).flatMap(folder -> places.resolver().resolve(folder, named.text));
    }
}
