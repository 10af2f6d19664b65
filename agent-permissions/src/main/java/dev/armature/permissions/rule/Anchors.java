package dev.armature.permissions.rule;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Where path rules start.
 *
 * @param roots the workspace's roots, each under its written and its real name; empty without a workspace
 * @param home the user's home folder
 * @param foldCase whether names that differ only in case name the same file
 */
public record Anchors(List<Path> roots, Path home, boolean foldCase) {

    public Anchors {
        roots = List.copyOf(roots);
        Objects.requireNonNull(home, "home");
    }
}
