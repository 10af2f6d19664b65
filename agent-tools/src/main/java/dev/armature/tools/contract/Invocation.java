package dev.armature.tools.contract;

import dev.armature.permissions.action.Action;
import java.util.List;
import java.util.Map;

/** One call of a tool whose input was understood. Only {@link #run} has effects; the engine calls it at most once. */
public interface Invocation {

    /** What it is about to do, for the permission engine; empty when the tool's name says all. */
    List<Action> actions();

    /** Top-level scalar inputs as text, for rules that look at a parameter. */
    Map<String, String> parameters();

    /** Whether it changes anything. */
    SideEffects sideEffects();

    /** Whether it may run beside other calls that say the same. */
    boolean concurrencySafe();

    /** What it uses; two calls that write the same resource never overlap. */
    List<ResourceKey> resources();

    /** The call in one line, for people: {@code Read src/Main.java}. */
    String summary();

    /**
     * Does it. Expected failures are results, not exceptions.
     *
     * @throws InterruptedException when the run was cancelled meanwhile
     */
    ToolResult run() throws InterruptedException;
}
