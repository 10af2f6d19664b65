package dev.armature.permissions.shell.file;

import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.git.GitSettings;
import dev.armature.permissions.shell.report.Collected;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    private static final int FOLDERS_FOR_ONE = 4;

    private final Surroundings around;
    private final Collected collected;
    private Optional<String> found = Optional.empty();
    private boolean hasLooked;
    private boolean isChanged;
    private boolean hasPlainNames = true;
    private Optional<String> kept = Optional.empty();
    /** For each work tree, the folders that its index names. */
    private final Map<Path, Set<String>> indexed = new HashMap<>();

    /** @param collected what pays for the repositories that are looked at */
    Repository(Surroundings around, Collected collected) {
        this.around = around;
        this.collected = collected;
    }

    /** Why git is not known to run no program of the repository; empty if it is. */
    public Optional<String> objection(Set<Path> folders) {
        if (isChanged) {
            return Optional.of("what git runs may be changed before");
        }
        for (Path folder : folders) {
            if (!isSameRepository(folder)) {
                return Optional.of("it may find another repository in " + folder + ", whose settings may run programs");
            }
        }
        if (!hasLooked) {
            found = objection();
            hasLooked = true;
        }
        return found;
    }

    /** Says that something changes the settings of a repository, or brings another one, before git is run again. */
    public void changes() {
        isChanged = true;
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

    /** Whether each path that git knows here is one word for whoever splits them, and means nothing else. */
    public boolean hasPlainNames() {
        return objection(Set.of(around.folder())).isEmpty() && hasPlainNames;
    }

    /**
     * Why searching the files that git knows may open others: it looks at each where the index says that it lies, even behind
     * a link that has taken the place of a folder, and a user may have told it to search the repositories within, too. Empty
     * if it may not.
     */
    public Optional<String> objectionToSearch() {
        return objection(Set.of(around.folder()))
                .or(() -> kept)
                .or(() -> indexed.entrySet().stream()
                        .flatMap(known -> linkAmong(known.getKey(), known.getValue()).stream())
                        .findFirst());
    }

    private Optional<String> linkAmong(Path tree, Set<String> folders) {
        collected.spend(folders.size() / FOLDERS_FOR_ONE);
        try {
            return folders.stream()
                    .map(folder -> tree.resolve(GitFolder.utf8(folder)))
                    .filter(this::isLink)
                    .findFirst()
                    .map(link -> link + " is a link where git knows a folder, and would be followed");
        } catch (InvalidPathException e) {
            return Optional.of("git knows a folder of " + tree + " by what is no text");
        }
    }

    private boolean isLink(Path path) {
        return around.files().linkTarget(path).isPresent();
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

    private Optional<String> objection() {
        for (Path at = around.folder(); at != null; at = at.getParent()) {
            if (around.files().exists(at.resolve(".git"))) {
                return objection(at, at, 0);
            }
            // Git takes a folder with a HEAD for a repository, wherever the rest of it lies.
            if (around.files().exists(at.resolve("HEAD"))) {
                return Optional.of(at + " looks like a repository itself, whose settings may run programs");
            }
        }
        return Optional.empty();
    }

    /** Why git is not to be run in {@code tree}, which lies in {@code outer} or is that. */
    private Optional<String> objection(Path tree, Path outer, int depth) {
        if (depth > DEEPEST_LINK) {
            return Optional.of("repositories lie in one another, too deep to look at them all: " + tree);
        }
        collected.spend(REPOSITORY);
        Optional<GitFolder> found = GitFolder.of(tree, outer, around.files());
        if (found.isEmpty()) {
            return Optional.of("the repository of " + tree + " is not known to lie in it and to be its own");
        }
        GitFolder git = found.get();
        Path hook = git.common().resolve("hooks/post-index-change");
        return git.objection(around.files(), collected)
                .or(() -> around.files().exists(hook) ? Optional.of("it may run " + hook) : Optional.empty())
                .or(() -> settings(git.own()))
                .or(() -> git.isShared() ? settings(git.common()) : Optional.empty())
                .or(() -> within(tree, outer, git, depth));
    }

    private Optional<String> settings(Path git) {
        return Stream.of(git.resolve("config"), git.resolve("config.worktree"))
                .filter(this::isNotHarmless)
                .findFirst()
                .map(config -> config + " has settings that may name programs which git runs");
    }

    /** Git runs itself in the repositories that the index names, with the settings that they have. */
    private Optional<String> within(Path tree, Path outer, GitFolder git, int depth) {
        Path index = git.own().resolve("index");
        if (!around.files().exists(index)) {
            return Optional.empty();
        }
        Optional<String> text = around.files().text(index, LARGEST_INDEX);
        collected.spend(text.map(String::length).orElse(0) / BYTES_FOR_ONE);
        Optional<GitIndex.Entries> entries =
                text.flatMap(bytes -> hashLength(git.common()).flatMap(hash -> GitIndex.read(bytes, hash)));
        if (entries.filter(GitIndex.Entries::arePlain).isEmpty()) {
            hasPlainNames = false;
        }
        if (entries.isEmpty()) {
            return Optional.of(index + " is not as git writes it, and may name repositories with programs to run");
        }
        indexed.put(tree, entries.get().folders());
        List<String> links = entries.get().links();
        if (links.size() > MOST_LINKS) {
            return Optional.of(index + " names more than " + MOST_LINKS + " other repositories");
        }
        try {
            List<Path> inners = links.stream()
                    .map(link -> tree.resolve(GitFolder.utf8(link)))
                    .toList();
            for (Path inner : inners) {
                if (isBehindLink(tree, inner)) {
                    return Optional.of(index + " names a repository in " + inner + ", to which a link leads");
                }
            }
            Path modules = git.common().resolve("modules");
            if (around.files().exists(modules)
                    && !inners.stream().allMatch(inner -> around.files().exists(inner.resolve(".git")))) {
                kept = Optional.of(modules + " may keep a repository of which no work tree is there");
            }
            return inners.stream()
                    .filter(inner -> around.files().exists(inner.resolve(".git")))
                    .flatMap(inner -> objection(inner, outer, depth + 1).stream())
                    .findFirst();
        } catch (InvalidPathException e) {
            return Optional.of(index + " names a repository by what is no text");
        }
    }

    private boolean isBehindLink(Path tree, Path inner) {
        return Stream.iterate(inner, at -> at != null && !at.equals(tree), Path::getParent)
                .anyMatch(this::isLink);
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
