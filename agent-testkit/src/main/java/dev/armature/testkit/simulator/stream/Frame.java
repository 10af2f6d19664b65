package dev.armature.testkit.simulator.stream;

import java.time.Duration;

/** One step of an event stream, before it is written as lines. */
public sealed interface Frame {

    /**
     * Something the stream tells.
     *
     * @param name empty in a dialect that has none
     * @param data usually JSON
     */
    record Event(String name, String data) implements Frame {}

    record Comment(String text) implements Frame {}

    record Pause(Duration length) implements Frame {}
}
