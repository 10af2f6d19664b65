package dev.armature.testkit.simulator.reply;

import dev.armature.testkit.simulator.request.SimRequest;

/**
 * Decides what the simulated model says.
 *
 * <p>Called once per request, on the virtual thread of the request's connection; several connections call at the same
 * time. Should be a pure function of the request, so that a repeated request gets a repeated answer. An exception is
 * answered to the client as a 500.
 */
@FunctionalInterface
public interface ReplyPolicy {
    /** What is said to that request. */
    SimReply reply(SimRequest request);
}
