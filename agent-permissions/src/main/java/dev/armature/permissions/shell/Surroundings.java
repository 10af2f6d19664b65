package dev.armature.permissions.shell;

import dev.armature.permissions.path.FileView;
import dev.armature.permissions.path.Places;
import java.nio.file.Path;

/**
 * What does not change during one judgement.
 *
 * @param places where paths stand
 * @param files the file system
 * @param home the user's home folder
 * @param folder where the script starts
 */
record Surroundings(Places places, FileView files, Path home, Path folder) {}
