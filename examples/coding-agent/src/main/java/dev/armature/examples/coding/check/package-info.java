/**
 * Judges shell commands without an agent: one, or one a line.
 *
 * <p>Start with {@link dev.armature.examples.coding.check.CommandCheck}.
 */
@NullMarked
package dev.armature.examples.coding.check;

import org.jspecify.annotations.NullMarked;
