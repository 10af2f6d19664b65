/**
 * What the simulated model says, how fast and in which pieces, and who decides it.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.reply.ReplyPolicy}: a function from a request to a
 * {@link dev.armature.testkit.simulator.reply.SimReply}. May see requests and faults.
 */
@NullMarked
package dev.armature.testkit.simulator.reply;

import org.jspecify.annotations.NullMarked;
