/**
 * The tools that find things: Glob finds files by name, Grep by what is in them, LS shows a folder.
 *
 * <p>Start with {@link dev.armature.toolbox.builtin.search.GrepTool}. How trees are walked is in the room {@code file}.
 */
@NullMarked
package dev.armature.toolbox.builtin.search;

import org.jspecify.annotations.NullMarked;
