package dev.armature.permissions.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * What a command can touch while it runs. What a decision was wrong about, this still holds: a command that was proved to only
 * read runs where nothing can be changed and nobody can be reached.
 *
 * @param writable absolute folders in which files can be made, changed and deleted; nowhere else can they
 * @param frozen absolute paths below those that can not be changed all the same; one that is not there can not be
 *     made where its folder is there already
 * @param hidden absolute paths of which nothing can be read; one that is not there needs no hiding
 * @param network whether anybody can be reached
 */
public record SandboxPolicy(List<Path> writable, List<Path> frozen, List<Path> hidden, boolean network) {

    public SandboxPolicy {
        writable = requireAbsolute(writable, "writable");
        frozen = requireAbsolute(frozen, "frozen");
        hidden = requireAbsolute(hidden, "hidden");
    }

    /** The same with or without a network. */
    public SandboxPolicy withNetwork(boolean reachable) {
        return new SandboxPolicy(writable, frozen, hidden, reachable);
    }

    private static List<Path> requireAbsolute(List<Path> paths, String component) {
        paths.stream().filter(path -> !path.isAbsolute()).findFirst().ifPresent(path -> {
            throw new IllegalArgumentException(component + " must hold absolute paths, held `" + path + "`");
        });
        return paths.stream().map(Path::normalize).distinct().toList();
    }
}
