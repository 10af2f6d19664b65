package dev.armature.testkit.simulator.cache;

import java.time.Duration;

/** How long a cache entry lives after the start of the request that wrote or last read it. */
public enum Ttl {
    /** The standard of the Messages API. */
    FIVE_MINUTES(Duration.ofMinutes(5)),
    /** In the formats of OpenAI, of models that are cached up to breakpoints. */
    THIRTY_MINUTES(Duration.ofMinutes(30)),
    /** In the Messages API, for a marker with `"ttl": "1h"`. */
    ONE_HOUR(Duration.ofHours(1));

    private final Duration length;

    Ttl(Duration length) {
        this.length = length;
    }

    /** How long an entry is kept after it was last read or written. */
    public Duration length() {
        return length;
    }
}
