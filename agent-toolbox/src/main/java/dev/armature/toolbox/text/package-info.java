/**
 * Text as models and people read it: numbered lines, unified diffs, honest excerpts, and what a model is told of a tool.
 *
 * <p>Start with {@link dev.armature.toolbox.text.Excerpt} and {@link dev.armature.toolbox.text.UnifiedDiff}. Ground floor.
 */
@NullMarked
package dev.armature.toolbox.text;

import org.jspecify.annotations.NullMarked;
