/**
 * How a request is refused: the error, and the way out of whatever found it.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.refusal.ApiError}, which is in the words of the Messages API; the
 * dialects translate it. May see the rules and the faults.
 */
@NullMarked
package dev.armature.testkit.simulator.refusal;

import org.jspecify.annotations.NullMarked;
