/**
 * Reasoning that comes back: whether it is what was signed, and whether what it is bound to is still there.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.reasoning.ReasoningCheck};
 * {@link dev.armature.testkit.simulator.reasoning.ReasoningSeal} makes the signatures. May see the cache, the provider
 * and refusals.
 */
@NullMarked
package dev.armature.testkit.simulator.reasoning;

import org.jspecify.annotations.NullMarked;
