/**
 * Properties: a sentence that holds for every generated value, with the smallest counterexample when it does not.
 *
 * <p>Start with {@link dev.armature.testsupport.property.Property}; a
 * {@link dev.armature.testsupport.property.Generator} makes values from {@link dev.armature.testsupport.property.Draws}.
 */
@NullMarked
package dev.armature.testsupport.property;

import org.jspecify.annotations.NullMarked;
