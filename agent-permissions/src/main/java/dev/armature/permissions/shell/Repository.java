package dev.armature.permissions.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether git may be run in a folder: no other repository's settings, and none that name programs. */
final class Repository {

    private static final int LONGEST = 256 * 1024;
    private static final int MOST_MODULES = 200;
    private static final int DEEPEST_MODULE = 4;
    /** Sections and keys of a repository's settings that have git run programs or read other settings. */
    private static final Pattern RUNNING = Pattern.compile(
            "\\[\\s*(filter|include|includeif|alias|credential|gpg|interactive|sequence)\\b|\\[\\s*diff\\s*\"|\\[\\s*diff\\.|\\[\\s*merge\\s*\""
                    + "|fsmonitor|hookspath|sshcommand|pager|editor|askpass|textconv|external|gitproxy|worktree\\s*=|attributesfile");

    private final Surroundings around;

    Repository(Surroundings around) {
        this.around = around;
    }

    /** Why git is not known to run no program of the repository; empty if it is. */
    Optional<String> objection(Set<Path> folders) {
        for (Path folder : folders) {
            if (!folder.equals(around.folder()) && !isSameRepository(folder)) {
                return Optional.of("it may find another repository in " + folder + ", whose settings may run programs");
            }
        }
        return namesPrograms()
                ? Optional.of("the settings of the repository name programs that git would run")
                : Optional.empty();
    }

    /** Whether the folder lies below the one where the script starts with no repository between them. */
    private boolean isSameRepository(Path folder) {
        if (!folder.startsWith(around.folder()) || !around.files().isFolder(folder)) {
            return false;
        }
        for (Path at = folder; !at.equals(around.folder()); at = parent(at)) {
            boolean isRepository =
                    around.files().exists(at.resolve(".git")) || around.files().exists(at.resolve("HEAD"));
            if (isRepository || around.files().linkTarget(at).isPresent()) {
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
            Path git = at.resolve(".git");
            if (around.files().exists(git)) {
                return around.files().isFolder(git) ? settingsName(git) : linkedName(git);
            }
            if (around.files().exists(at.resolve("HEAD")) && around.files().exists(at.resolve("objects"))) {
                return true;
            }
        }
        return false;
    }

    private boolean settingsName(Path git) {
        return namesPrograms(git.resolve("config"))
                || namesPrograms(git.resolve("config.worktree"))
                || modulesName(git.resolve("modules"), 0);
    }

    /** Git runs itself in the repositories within, with the settings that they have. */
    private boolean modulesName(Path modules, int depth) {
        if (!around.files().isFolder(modules)) {
            return false;
        }
        List<String> names = around.files().names(modules, MOST_MODULES).orElse(null);
        return names == null
                || depth > DEEPEST_MODULE
                || names.stream()
                        .map(modules::resolve)
                        .anyMatch(module -> around.files().exists(module.resolve("HEAD"))
                                ? settingsName(module)
                                : modulesName(module, depth + 1));
    }

    /** A file in place of the folder names another one, as in a linked worktree or a repository within another. */
    private boolean linkedName(Path file) {
        Optional<Path> git = named(file, "gitdir:");
        if (git.isEmpty()) {
            return true;
        }
        Path common = git.get().resolve("commondir");
        boolean isLinked = around.files().exists(common);
        return settingsName(git.get())
                || (isLinked && named(common, "").map(this::settingsName).orElse(true));
    }

    private Optional<Path> named(Path file, String before) {
        Path folder = parent(file);
        try {
            return around.files()
                    .text(file, LONGEST)
                    .map(String::strip)
                    .filter(text -> text.startsWith(before))
                    .map(text -> folder.resolve(text.substring(before.length()).strip()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private boolean namesPrograms(Path config) {
        if (!around.files().exists(config)) {
            return false;
        }
        Optional<String> text = around.files().text(config, LONGEST);
        return text.isEmpty()
                || RUNNING.matcher(text.get().toLowerCase(Locale.ROOT)).find();
    }
}
