/**
 * What can go wrong with a reply, as values.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.fault.Fault}; how often it strikes is a
 * {@link dev.armature.testkit.simulator.fault.Frequency}. What the faults do is elsewhere. Ground floor: imports nothing
 * of ours.
 */
@NullMarked
package dev.armature.testkit.simulator.fault;

import org.jspecify.annotations.NullMarked;
