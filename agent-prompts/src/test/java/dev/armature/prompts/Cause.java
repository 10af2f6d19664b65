package dev.armature.prompts;

import dev.armature.prompts.cache.CacheBreak;
import dev.armature.prompts.cache.CacheReport;
import java.util.function.Function;

/**
 * One way to lose what is cached.
 *
 * @param injected does it to a conversation that is well, and gives the report on the next request
 * @param expected what must be said of it
 */
record Cause(String name, Function<HealthyTalk, CacheReport> injected, CacheBreak expected) {

    @Override
    public String toString() {
        return name;
    }
}
