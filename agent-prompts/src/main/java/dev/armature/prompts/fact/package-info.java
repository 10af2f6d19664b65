/**
 * What a prompt may be told: typed facts, each with the scope in which it stays true.
 *
 * <p>Start with {@link dev.armature.prompts.fact.Fact}; a set of told facts is {@link dev.armature.prompts.fact.Facts}.
 * Ground floor: imports nothing of ours.
 */
@NullMarked
package dev.armature.prompts.fact;

import org.jspecify.annotations.NullMarked;
