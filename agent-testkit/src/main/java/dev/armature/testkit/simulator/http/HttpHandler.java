package dev.armature.testkit.simulator.http;

import java.time.Duration;

/** Decides replies. Called on the virtual thread of the connection; must not throw. */
public interface HttpHandler {
    /** The reply to a request that could be read. */
    HttpReply handle(HttpRequest request);

    /** Closes the port for so long, by order of a reply, and all connections but the one that asks. */
    default void closePort(Duration length) {
        throw new UnsupportedOperationException("nobody can close the port for " + length);
    }

    /**
     * Waits before the next piece of a reply.
     *
     * @throws InterruptedException when the listener closes
     */
    default void pause(Duration length) throws InterruptedException {
        Thread.sleep(length);
    }

    /**
     * The reply to what could not be read as a request: 400, 413 or 431.
     *
     * @param begun what of it could be read; method and path are empty when it was not even those
     */
    HttpReply refuse(HttpRequest begun, int status, String message);
}
