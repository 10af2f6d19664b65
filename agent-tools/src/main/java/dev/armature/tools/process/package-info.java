/**
 * The one place that starts processes: takes arguments, never a text to be split; scrubs the environment; caps what is kept
 * of the output; and leaves no process behind, however it ends.
 *
 * <p>Start with {@link dev.armature.tools.process.ProcessRunner} and {@link dev.armature.tools.process.Launch}. How a
 * process and all that it started are found again is said at {@code ProcessFamily}. Hooks and other modules use this room
 * too, so it knows nothing of tools.
 */
@NullMarked
package dev.armature.tools.process;

import org.jspecify.annotations.NullMarked;
