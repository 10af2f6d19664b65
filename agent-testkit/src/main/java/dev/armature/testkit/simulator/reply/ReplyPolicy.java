package dev.armature.testkit.simulator.reply;

import dev.armature.testkit.simulator.request.SimRequest;

/**
 * Decides what the simulated model says.
 *
 * <p>Called once per request, on the virtual thread of the request's connection; several connections call at the same
 * time. Best a pure function of the request, so that a repeated request gets a repeated answer; one that remembers
 * must know how to {@link #restart()}. An exception is
 * answered to the client as a 500.
 */
@FunctionalInterface
public interface ReplyPolicy {
    /** What is said to that request. */
    SimReply reply(SimRequest request);

    /**
     * Called when a simulator that was built with this policy is reset: from now on it answers as it did at first. Does nothing
     * where nothing is remembered. May be called while requests are answered.
     */
    default void restart() {}
}
