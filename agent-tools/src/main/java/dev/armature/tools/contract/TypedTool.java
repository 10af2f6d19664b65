package dev.armature.tools.contract;

import dev.armature.permissions.action.Action;
import dev.armature.tools.schema.RecordReading;
import dev.armature.tools.schema.RecordSchema;
import java.util.List;

/**
 * A tool whose input is a record. Implement this one: reading, coercion and error sentences come with it.
 *
 * @param <I> a record whose components are the input's fields
 */
public interface TypedTool<I extends Record> extends Tool {

    /** The record that the input is read into. */
    Class<I> inputType();

    /**
     * Reads the record, with coercion of numbers and booleans written as strings; the model is told of it. What is wrong
     * with the input is told in one sentence of at most 600 characters. An {@link IllegalArgumentException} of the record's
     * constructor, of {@link #actions} or of {@link #resources} counts as such.
     */
    @Override
    default ToolReading read(ToolInput input, ToolContext context) {
        return switch (RecordSchema.of(inputType()).read(input.json())) {
            case RecordReading.Misunderstood<I> misunderstood -> UnreadableInput.of(spec(), misunderstood.sentence());
            case RecordReading.Understood<I> understood -> {
                try {
                    yield new ToolReading.Ready(new TypedInvocation<>(this, understood, context));
                } catch (IllegalArgumentException e) {
                    yield UnreadableInput.of(spec(), String.valueOf(e.getMessage()));
                }
            }
        };
    }

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
