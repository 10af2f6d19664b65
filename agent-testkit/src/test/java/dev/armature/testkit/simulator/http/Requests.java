package dev.armature.testkit.simulator.http;

import java.util.Map;

/** For tests of other rooms: requests as they come from a connection. */
public final class Requests {
    private Requests() {}

    public static HttpRequest post(byte[] body) {
        return new HttpRequest("POST", "/v1/messages", "", Map.of(), Map.of(), body);
    }
}
