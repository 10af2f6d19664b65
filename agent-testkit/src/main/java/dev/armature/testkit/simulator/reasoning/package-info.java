/**
 * Reasoning that comes back: whether it is what was signed, and whether what it is bound to is still there.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.reasoning.ReasoningCheck};
 * {@link dev.armature.testkit.simulator.reasoning.ReasoningSeal} makes the signatures, and
 * {@link dev.armature.testkit.simulator.reasoning.Rounds} remembers which calls came of what. May see the cache, the provider
 * and refusals.
 */
@NullMarked
package dev.armature.testkit.simulator.reasoning;

import org.jspecify.annotations.NullMarked;
