package dev.armature.examples.coding.offline.dialogue;

import dev.armature.testkit.simulator.reply.SimReply;

/**
 * Leaves a plan at the first question that the transcript does not answer yet. An exception, because a plan is written as
 * if it waited for its answers, and the way out leads through all of its methods. Carries no stack trace.
 */
public final class Pause extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient SimReply question;

    Pause(SimReply question) {
        super("the plan waits for results", null, false, false);
        this.question = question;
    }

    /** What to say in order to get the results. */
    public SimReply question() {
        return question;
    }
}
