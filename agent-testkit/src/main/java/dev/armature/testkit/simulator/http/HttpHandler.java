package dev.armature.testkit.simulator.http;

/** Decides replies. Called on the virtual thread of the connection; must not throw. */
public interface HttpHandler {
    /** The reply to a request that could be read. */
    HttpReply handle(HttpRequest request);

    /**
     * The reply to what could not be read as a request: 400, 413 or 431.
     *
     * @param begun what of it could be read; method and path are empty when it was not even those
     */
    HttpReply refuse(HttpRequest begun, int status, String message);
}
