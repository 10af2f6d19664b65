package dev.armature.tools.contract;

/**
 * A tool whose input is a record. Implement this one: reading, coercion and error sentences come with it.
 *
 * @param <I> a record whose components are the input's fields
 */
public interface TypedTool<I extends Record> extends TargetedTool<I, I> {

    /** The input itself. */
    @Override
    default I target(I input, ToolContext context) {
        return input;
    }
}
