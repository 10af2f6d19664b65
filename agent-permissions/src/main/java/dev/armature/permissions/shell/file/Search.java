package dev.armature.permissions.shell.file;

import dev.armature.permissions.action.ResolvedPath;

/**
 * What is looked through.
 *
 * @param names what the own name of each file fits that counts
 */
public record Search(ResolvedPath folder, String names) {}
