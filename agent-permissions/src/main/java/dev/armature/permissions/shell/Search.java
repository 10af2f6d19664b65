package dev.armature.permissions.shell;

import dev.armature.permissions.action.ResolvedPath;

/**
 * What is looked through.
 *
 * @param names what the own name of each file fits that counts
 */
record Search(ResolvedPath folder, String names) {}
