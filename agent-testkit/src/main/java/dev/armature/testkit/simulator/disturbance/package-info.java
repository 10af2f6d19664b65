/**
 * How things go wrong: which fault strikes a request, and what it does to the answer, its events or its bytes.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.disturbance.FaultPlan} and
 * {@link dev.armature.testkit.simulator.disturbance.Disturbing}. What faults there are is in the fault room. May see the
 * dialects only as what they have in common.
 */
@NullMarked
package dev.armature.testkit.simulator.disturbance;

import org.jspecify.annotations.NullMarked;
