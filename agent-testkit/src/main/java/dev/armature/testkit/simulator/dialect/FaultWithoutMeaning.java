package dev.armature.testkit.simulator.dialect;

/** A fault was asked for that cannot happen to this reply. Said to the client, so that no test passes for nothing. */
public final class FaultWithoutMeaning extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FaultWithoutMeaning(String message) {
        super(message);
    }
}
