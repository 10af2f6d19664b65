package dev.armature.testkit.simulator.cache;

import java.time.Duration;

/** How long a cache entry lives after the start of the request that wrote or last read it. */
public enum Ttl {
    FIVE_MINUTES(Duration.ofMinutes(5)),
    THIRTY_MINUTES(Duration.ofMinutes(30)),
    ONE_HOUR(Duration.ofHours(1));

    private final Duration length;

    Ttl(Duration length) {
        this.length = length;
    }

    public Duration length() {
        return length;
    }
}
