/**
 * Files as tools need them: found once and opened without following a link that was turned meanwhile, read with their
 * charset and line ends, replaced in one step, remembered, and walked in a fixed order.
 *
 * <p>Start with {@link dev.armature.toolbox.file.NamedPath}, {@link dev.armature.toolbox.file.OpenFolder} and
 * {@link dev.armature.toolbox.file.TreeWalk}. Decides nothing about permissions.
 */
@NullMarked
package dev.armature.toolbox.file;

import org.jspecify.annotations.NullMarked;
