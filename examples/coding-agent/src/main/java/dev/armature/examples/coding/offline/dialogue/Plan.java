package dev.armature.examples.coding.offline.dialogue;

/** One task, as straight code. */
@FunctionalInterface
public interface Plan {
    /**
     * Does the task with the tools and gives the closing answer. Called anew for every request, so it must depend on
     * nothing but what the tools answer.
     *
     * @throws Pause while results are outstanding
     * @throws Denied when a call that it needs was denied
     */
    String carryOut(Desk desk);
}
