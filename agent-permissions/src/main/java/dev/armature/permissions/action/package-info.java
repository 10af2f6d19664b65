/**
 * What somebody may want to do, as plain values: run a command, read, write, fetch, use a tool.
 *
 * <p>Start with {@link dev.armature.permissions.action.Action}. Ground floor: imports nothing of ours and decides
 * nothing.
 */
@NullMarked
package dev.armature.permissions.action;

import org.jspecify.annotations.NullMarked;
