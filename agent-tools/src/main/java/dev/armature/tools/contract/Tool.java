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

    /**
     * A tool made of a function that answers with text.
     *
     * <pre>{@code
     * record City(@Doc("City name, e.g. Oslo") String name) {}
     *
     * Tool weather = Tool.of("weather", "Current weather", City.class, (city, ctx) -> "Foggy in " + city.name());
     * }</pre>
     *
     * It is assumed to change something, so its calls run one after another and are judged by the tool's name. Implement
     * {@link TypedTool} to say more.
     *
     * @param input a record; see {@link dev.armature.tools.schema.RecordSchema} for the types its components may have
     * @throws IllegalArgumentException when the name or the record is not fit for a tool
     */
    static <I extends Record> Tool of(
            String name, String description, Class<I> input, ToolFunction<? super I, String> function) {
        return returning(name, description, input, (given, context) -> ToolResult.text(function.apply(given, context)));
    }

    /** As {@link #of}, for a function that can also answer with a failure or a picture. */
    static <I extends Record> Tool returning(
            String name, String description, Class<I> input, ToolFunction<? super I, ToolResult> function) {
        return new FunctionTool<>(ToolSpec.of(name, description, input), input, function);
    }

    /**
     * What a tool of {@link #of} does. Called by several threads at once when several runs use the tool.
     *
     * @param <I> the record that is read from the model's input
     * @param <R> what it answers
     */
    @FunctionalInterface
    interface ToolFunction<I extends Record, R> {

        /** A checked exception becomes a failed result that the model reads; an unchecked one is a fault of the tool. */
        R apply(I input, ToolContext context) throws Exception;
    }
}
