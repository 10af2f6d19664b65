package dev.armature.benchmarks.contender;

import java.io.IOException;

/** A way to have the conversation, again and again. */
@FunctionalInterface
public interface Talk {

    /**
     * Has it to its end.
     *
     * @return how many requests it took
     * @throws IllegalStateException when an answer was not understood as what was sent
     */
    int converse() throws IOException, InterruptedException;
}
