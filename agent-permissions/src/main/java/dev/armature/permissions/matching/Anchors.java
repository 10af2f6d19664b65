package dev.armature.permissions.matching;

import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Where path rules start.
 *
 * @param roots the workspace's roots, each under its written and its real name; empty without a workspace
 * @param home the user's home folder
 * @param files where to look for what a rule may match
 */
public record Anchors(List<Path> roots, Path home, FileView files) {

    public Anchors {
        roots = List.copyOf(roots);
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(files, "files");
    }
}
