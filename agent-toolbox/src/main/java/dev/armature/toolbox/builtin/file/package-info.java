/**
 * The tools that show and change files: Read, Write, Edit.
 *
 * <p>Start with {@link dev.armature.toolbox.builtin.file.ReadTool}. What they share, the memory of what was shown and the way
 * files are opened and replaced, is in the room {@code file}.
 */
@NullMarked
package dev.armature.toolbox.builtin.file;

import org.jspecify.annotations.NullMarked;
