/**
 * A model server in this process: exact protocol, exact prefix-cache accounting, faults to order, and no model at all.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.ModelSimulator}. What the "model" answers is a
 * {@link dev.armature.testkit.simulator.reply.ReplyPolicy}: a function from
 * {@link dev.armature.testkit.simulator.request.SimRequest} to {@link dev.armature.testkit.simulator.reply.SimReply},
 * the same for every wire dialect; or a {@link dev.armature.testkit.simulator.script.Script}. The front door of the
 * rooms below it, which do not look back.
 */
@NullMarked
package dev.armature.testkit.simulator;

import org.jspecify.annotations.NullMarked;
