/**
 * Conversations written down as JSON.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.script.Script}, a reply policy; its language is in
 * {@code script.schema.json} beside it. A {@link dev.armature.testkit.simulator.script.FaultOrder} is a fault for requests to
 * come, in the same language. May see requests, replies and faults.
 */
@NullMarked
package dev.armature.testkit.simulator.script;

import org.jspecify.annotations.NullMarked;
