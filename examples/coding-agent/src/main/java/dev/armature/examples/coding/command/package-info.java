/**
 * The command line: options, exit codes, one-line errors.
 *
 * <p>Start with {@link dev.armature.examples.coding.command.ArmatureCommand}.
 */
@NullMarked
package dev.armature.examples.coding.command;

import org.jspecify.annotations.NullMarked;
