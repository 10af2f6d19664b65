package dev.armature.permissions.shell.file;

import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.shell.report.Collected;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether git may be run in a folder: no other repository's settings, and none that name programs. Looks at the files once for
 * each script, however often that runs git.
 */
public final class Repository {

    private static final int LONGEST = 256 * 1024;
    private static final int LARGEST_INDEX = 16 * 1024 * 1024;
    private static final int MOST_LINKS = 200;
    private static final int DEEPEST_LINK = 4;

    private static final Pattern OBJECT_FORMAT =
            Pattern.compile("(?im)^[ \\t]*objectformat[ \\t]*=[ \\t]*(sha1|sha256)[ \\t]*$");
    private static final int SHA_1 = 20;
    private static final int SHA_256 = 32;

    private static final int REPOSITORY = 20;
    private static final int BYTES_FOR_ONE = 4096;

    private final Surroundings around;
    private final Collected collected;
    private @Nullable Boolean namesPrograms;
    private boolean hasTidyNames = true;

    /** @param collected what pays for the repositories that are looked at */
    Repository(Surroundings around, Collected collected) {
        this.around = around;
        this.collected = collected;
    }

    /** Why git is not known to run no program of the repository; empty if it is. */
    public Optional<String> objection(Set<Path> folders) {
        for (Path folder : folders) {
            if (!isSameRepository(folder)) {
                return Optional.of("it may find another repository in " + folder + ", whose settings may run programs");
            }
        }
        if (namesPrograms == null) {
            namesPrograms = namesPrograms();
        }
        return namesPrograms
                ? Optional.of("git may run programs of this repository, or read files that are not its own")
                : Optional.empty();
    }

    /** The root of the repository that git finds in a folder; empty if it may run programs of its own there, or finds none. */
    public Optional<Path> root(Path folder) {
        Optional<Path> real = around.places().resolver().resolve(folder).map(ResolvedPath::real);
        if (real.isEmpty() || objection(Set.of(folder)).isPresent()) {
            return Optional.empty();
        }
        Path at = real.get();
        while (at != null && !around.files().exists(at.resolve(".git"))) {
            at = at.getParent();
        }
        return Optional.ofNullable(at);
    }

    /** Whether each path that git knows here is one word for whoever splits them, and no option. */
    public boolean hasTidyNames() {
        return objection(Set.of(around.folder())).isEmpty() && hasTidyNames;
    }

    /** Whether git would find none in the folder where the script starts. */
    public boolean isAbsent() {
        for (Path at = around.folder(); at != null; at = at.getParent()) {
            if (around.files().exists(at.resolve(".git")) || around.files().exists(at.resolve("HEAD"))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the folder is the one where the script starts, or lies below it with no repository between them. */
    private boolean isSameRepository(Path folder) {
        if (folder.equals(around.folder())) {
            return true;
        }
        Optional<Path> real = around.places()
                .resolver()
                .resolve(folder)
                .map(ResolvedPath::real)
                .filter(around.files()::isFolder);
        if (real.isEmpty() || !real.get().startsWith(around.folder())) {
            return false;
        }
        for (Path at = real.get(); !at.equals(around.folder()); at = parent(at)) {
            if (around.files().exists(at.resolve(".git")) || around.files().exists(at.resolve("HEAD"))) {
                return false;
            }
        }
        return true;
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private boolean namesPrograms() {
        for (Path at = around.folder(); at != null; at = at.getParent()) {
            if (around.files().exists(at.resolve(".git"))) {
                return namesPrograms(at, at, 0);
            }
            // Git takes a folder with a HEAD for a repository, wherever the rest of it lies.
            if (around.files().exists(at.resolve("HEAD"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether git, at work in {@code tree}, may run what the settings there name. */
    private boolean namesPrograms(Path tree, Path outer, int depth) {
        if (depth > DEEPEST_LINK) {
            return true;
        }
        collected.spend(REPOSITORY);
        return GitFolder.of(tree, outer, around.files())
                .filter(git -> !around.files().exists(git.common().resolve("hooks/post-index-change"))
                        && !settingsName(git.own())
                        && !settingsName(git.common())
                        && !repositoriesWithinName(tree, outer, git.own(), depth))
                .isEmpty();
    }

    private boolean settingsName(Path git) {
        return isNotHarmless(git.resolve("config")) || isNotHarmless(git.resolve("config.worktree"));
    }

    /** Git runs itself in the repositories that the index names, with the settings that they have. */
    private boolean repositoriesWithinName(Path tree, Path outer, Path git, int depth) {
        Path index = git.resolve("index");
        if (!around.files().exists(index)) {
            return false;
        }
        Optional<String> text = around.files().text(index, LARGEST_INDEX);
        collected.spend(text.map(String::length).orElse(0) / BYTES_FOR_ONE);
        Optional<GitIndex.Entries> entries =
                text.flatMap(bytes -> hashLength(git).flatMap(hash -> GitIndex.read(bytes, hash)));
        hasTidyNames &= entries.filter(GitIndex.Entries::areTidy).isPresent();
        if (entries.isEmpty() || entries.get().links().size() > MOST_LINKS) {
            return true;
        }
        try {
            return entries.get().links().stream()
                    .map(link -> tree.resolve(GitFolder.utf8(link)))
                    .filter(within -> around.files().exists(within.resolve(".git")))
                    .anyMatch(within -> namesPrograms(within, outer, depth + 1));
        } catch (InvalidPathException e) {
            return true;
        }
    }

    /** How long the name of an object is; empty if the settings do not say that as git writes it. */
    private Optional<Integer> hashLength(Path git) {
        String settings = around.files().text(git.resolve("config"), LONGEST).orElse("");
        if (!settings.toLowerCase(Locale.ROOT).contains("objectformat")) {
            return Optional.of(SHA_1);
        }
        Matcher format = OBJECT_FORMAT.matcher(settings);
        if (!format.find()) {
            return Optional.empty();
        }
        int length = format.group(1).equals("sha256") ? SHA_256 : SHA_1;
        return format.find() ? Optional.empty() : Optional.of(length);
    }

    private boolean isNotHarmless(Path config) {
        return around.files().exists(config)
                && !around.files()
                        .text(config, LONGEST)
                        .map(GitSettings::areHarmless)
                        .orElse(false);
    }
}
