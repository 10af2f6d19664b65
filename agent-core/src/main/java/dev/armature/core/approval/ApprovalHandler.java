package dev.armature.core.approval;

/** Answers questions about calls. May block for as long as a person thinks; a cancelled run interrupts it. */
@FunctionalInterface
public interface ApprovalHandler {

    /**
     * Answers one question. Called by one thread at a time within a run.
     *
     * @throws InterruptedException when the run was cancelled meanwhile
     */
    Approval decide(ApprovalRequest request) throws InterruptedException;
}
