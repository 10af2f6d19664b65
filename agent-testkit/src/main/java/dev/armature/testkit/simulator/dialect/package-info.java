/**
 * What the wire dialects have in common: what one must do, and the answer that each writes in its way.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.dialect.Dialect} and
 * {@link dev.armature.testkit.simulator.dialect.Answer}. The dialects themselves are rooms of their own, which do not
 * know of each other.
 */
@NullMarked
package dev.armature.testkit.simulator.dialect;

import org.jspecify.annotations.NullMarked;
