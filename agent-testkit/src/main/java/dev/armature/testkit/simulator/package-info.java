/**
 * A model server in this process: exact protocol, exact prefix-cache accounting, faults to order, and no model at all.
 *
 * <p>What the
 * "model" answers is a {@link dev.armature.testkit.simulator.ReplyPolicy}: a function from
 * {@link dev.armature.testkit.simulator.SimRequest} to {@link dev.armature.testkit.simulator.SimReply}, the same for
 * every wire dialect. Imports nothing of ours but the rooms below this one.
 */
@NullMarked
package dev.armature.testkit.simulator;

import org.jspecify.annotations.NullMarked;
