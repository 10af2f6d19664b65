/**
 * Shows what a session would send to its model: segment by segment, with what a provider caches of it, and what changed
 * since it was last shown. Sends nothing.
 *
 * <p>Start with {@link dev.armature.examples.coding.explain.Explaining}.
 */
@NullMarked
package dev.armature.examples.coding.explain;

import org.jspecify.annotations.NullMarked;
