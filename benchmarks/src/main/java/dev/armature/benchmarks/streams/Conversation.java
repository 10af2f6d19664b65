package dev.armature.benchmarks.streams;

/** One way to have a conversation with a {@link PacedServer}. Thread-safe. */
interface Conversation {

    /**
     * Has one to its end.
     *
     * @param whenItSpeaks is run at the first piece of text, once or for each answer
     * @throws IllegalStateException when it did not end well, or was told other numbers of tokens than were sent
     */
    void have(Runnable whenItSpeaks) throws InterruptedException;
}
