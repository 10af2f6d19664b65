package dev.armature.tools.contract;

/**
 * Tells whether the run that a call belongs to was cancelled. Safe for use by several threads.
 *
 * <p>The thread of a cancelled call is interrupted too; this is for work that happens elsewhere.
 */
public interface Cancellation {

    /** Whether the run was cancelled. Never becomes false again. */
    boolean requested();

    /**
     * Calls {@code stop} once when the run is cancelled; at once, on this thread, if it already was. {@code stop} must be
     * quick and must not throw.
     *
     * @return closing it takes {@code stop} back
     */
    Registration onCancel(Runnable stop);

    /** A taken-out {@link #onCancel}. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Never cancelled: for tests and single calls. */
    static Cancellation none() {
        return new Cancellation() {
            @Override
            public boolean requested() {
                return false;
            }

            @Override
            public Registration onCancel(Runnable stop) {
                return () -> {};
            }
        };
    }
}
