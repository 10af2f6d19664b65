package dev.armature.core.session;

/** Another writer has taken the session over; nothing more may be written from here. */
public final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLost(SessionId id, String why) {
        super("Session `" + id + "` is no longer held by this process: " + why + ". Open it again to go on.");
    }
}
