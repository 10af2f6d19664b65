package dev.armature.permissions.shell;

import dev.armature.permissions.path.FileView;
import dev.armature.permissions.path.Places;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What does not change during one judgement.
 *
 * @param places where paths stand
 * @param files the file system
 * @param homeOrNull the user's home folder; null when it is not known
 * @param folder where the script starts
 */
record Surroundings(Places places, FileView files, @Nullable Path homeOrNull, Path folder) {}
