package dev.armature.tools.contract;

import java.util.List;

/**
 * Something a model can ask for.
 *
 * <p>A call goes through three stations, and the engine alone walks them: {@link #read read} turns the model's JSON
 * into an {@link Invocation} or a sentence about what is wrong with it; the invocation says what it is about to do, and
 * that is judged; then it runs. Tools are thread-safe: several invocations of one tool may run at once.
 */
public interface Tool extends ToolSet {

    /** What the model is told of this tool. Never changes during the life of the tool. */
    ToolSpec spec();

    /** Reads one call's input. Has no effects, and does not throw for bad input. */
    ToolReading read(ToolInput input, ToolContext context);

    @Override
    default List<Tool> tools() {
        return List.of(this);
    }
}
