package dev.armature.core.event;

/** Takes events as they happen. Called on the run's threads, one call at a time; must be quick and must not throw. */
@FunctionalInterface
public interface EventSink {

    /** Something happened. */
    void accept(AgentEvent event);
}
