/**
 * Text as models and people read it: numbered lines, unified diffs, honest excerpts, names that were probably meant.
 *
 * <p>Start with {@link dev.armature.tools.text.Excerpt} and {@link dev.armature.tools.text.UnifiedDiff}. Ground floor.
 */
@NullMarked
package dev.armature.tools.text;

import org.jspecify.annotations.NullMarked;
