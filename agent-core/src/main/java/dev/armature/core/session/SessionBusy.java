package dev.armature.core.session;

/** Another writer holds the session. */
public final class SessionBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionBusy(SessionId id, String holder) {
        super("Session `" + id + "` is in use by " + holder
                + ". Close it there, or start another session; two writers never share one.");
    }
}
