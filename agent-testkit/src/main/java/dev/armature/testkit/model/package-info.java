/**
 * Doubles of models that are more than a script: one that computes its answers, and one that fails as planned.
 *
 * <p>Start with {@link dev.armature.testkit.model.FunctionModel} and {@link dev.armature.testkit.model.FlakyModel}.
 */
@NullMarked
package dev.armature.testkit.model;

import org.jspecify.annotations.NullMarked;
