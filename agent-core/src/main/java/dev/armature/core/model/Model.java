package dev.armature.core.model;

/** A model that can be asked. Thread-safe: many conversations share one. */
public interface Model {

    /** What it can do and how much fits into it. */
    ModelProfile profile();

    /**
     * Asks once, on the wire, without retries. Expected failures do not throw: they arrive as the stream's last event.
     *
     * @return the answer as it comes; the caller closes it
     */
    ModelStream ask(ModelRequest request);
}
