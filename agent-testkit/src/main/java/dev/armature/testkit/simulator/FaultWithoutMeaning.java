package dev.armature.testkit.simulator;

/** A fault was asked for that cannot happen to this reply. Said to the client, so that no test passes for nothing. */
final class FaultWithoutMeaning extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FaultWithoutMeaning(String message) {
        super(message);
    }
}
