package dev.armature.tools.contract;

import dev.armature.permissions.action.Action;
import dev.armature.tools.schema.RecordReading;
import dev.armature.tools.schema.RecordSchema;
import java.util.List;

/**
 * A tool that finds out, before a call is judged, what its input really names, and then works on exactly that.
 *
 * <p>A name can mean one thing when it is judged and another when it is used: a link may be turned meanwhile. The target is
 * found once per call; what is judged is made of it, and so is what runs. Tools whose input needs no looking up are
 * {@link TypedTool}s, whose input is its own target.
 *
 * @param <I> a record whose components are the input's fields
 * @param <T> what a call works on; immutable
 */
public interface TargetedTool<I extends Record, T> extends Tool {

    /** The record that the input is read into. */
    Class<I> inputType();

    /**
     * What the input names. Looks, and changes nothing. What does not exist is no error here, {@link #run} says so.
     *
     * @throws IllegalArgumentException when the input makes no sense; the model reads the message
     */
    T target(I input, ToolContext context);

    /**
     * Reads the record, with coercion of numbers and booleans written as strings; the model is told of it. What is wrong
     * with the input is told in one sentence of at most 600 characters. An {@link IllegalArgumentException} of the record's
     * constructor, of {@link #target}, of {@link #actions} or of {@link #resources} counts as such.
     */
    @Override
    default ToolReading read(ToolInput input, ToolContext context) {
        return switch (RecordSchema.of(inputType()).read(input.json())) {
            case RecordReading.Misunderstood<I> misunderstood -> UnreadableInput.of(spec(), misunderstood.sentence());
            case RecordReading.Understood<I> understood -> {
                try {
                    T target = target(understood.value(), context);
                    yield new ToolReading.Ready(new TypedInvocation<>(this, target, input, understood, context));
                } catch (IllegalArgumentException e) {
                    yield UnreadableInput.of(spec(), String.valueOf(e.getMessage()));
                }
            }
        };
    }

    /** Whether the call changes anything. Assume the worst unless you know. */
    default SideEffects sideEffects(T target) {
        return SideEffects.SOME;
    }

    /**
     * Whether the call may run beside others. By default what only reads may; where that depends on a command, the engine
     * runs it beside others only if both this and what was found about the command say so.
     */
    default boolean concurrencySafe(T target) {
        return sideEffects(target) != SideEffects.SOME;
    }

    /** What the call uses. */
    default List<ResourceKey> resources(T target, ToolContext context) {
        return List.of();
    }

    /** What the call is about to do, for the permission engine. */
    default List<Action> actions(T target, ToolContext context) {
        return List.of();
    }

    /** The call in one line, for people. Where that is the tool's name alone, the input is shown behind it, in short. */
    default String summary(T target) {
        return spec().name();
    }

    /** Does it; see {@link Invocation#run}. */
    ToolResult run(T target, ToolContext context) throws InterruptedException;
}
