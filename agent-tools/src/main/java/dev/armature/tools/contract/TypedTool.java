package dev.armature.tools.contract;

import dev.armature.permissions.action.Action;
import java.util.List;

/**
 * A tool whose input is a record. Implement this one: reading, coercion and error sentences come with it.
 *
 * @param <I> a record whose components are the input's fields
 */
public interface TypedTool<I extends Record> extends Tool {

    /** The record that the input is read into. */
    Class<I> inputType();

    /** Whether the call changes anything. Assume the worst unless you know. */
    default SideEffects sideEffects(I input) {
        return SideEffects.SOME;
    }

    /** Whether the call may run beside others. By default what only reads may. */
    default boolean concurrencySafe(I input) {
        return sideEffects(input) == SideEffects.NONE;
    }

    /** What the call uses. */
    default List<ResourceKey> resources(I input, ToolContext context) {
        return List.of();
    }

    /** What the call is about to do, for the permission engine. */
    default List<Action> actions(I input, ToolContext context) {
        return List.of();
    }

    /** The call in one line, for people. */
    default String summary(I input) {
        return spec().name();
    }

    /** Does it; see {@link Invocation#run}. */
    ToolResult run(I input, ToolContext context) throws InterruptedException;
}
